import type { RequestHandler } from "express";

// What is sent to a browser's page to be run there changes that page, not the server.

interface Page {
  evaluate<T>(run: () => T): Promise<T>;
  pdf(): Promise<Uint8Array>;
}

declare function open(): Promise<Page>;

const held = { body: "" };

export const print: RequestHandler = async (_req, res) => {
  const page = await open();
  const before = await page.evaluate(() => {
    const { innerHTML } = document.body;
    document.body.innerHTML = `<main>${innerHTML}</main>`;
    return innerHTML;
  });
  const pdf = await page.pdf();
  await page.evaluate(() => {
    document.body.innerHTML = before;
    return document.body.innerHTML;
  });
  res.end(pdf);
};

export const kept: RequestHandler = async (req, res) => {
  held.body = req.path; // ! no-request-state-leak
  const page = await open();
  await page.pdf();
  res.end(held.body);
};
