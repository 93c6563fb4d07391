// What is a fetch response, and what only has its name.
import express from "express";
import { Hono } from "hono";

declare const rows: { find(id: string): Promise<string | undefined> };

class TextResponse extends Response {
  constructor(text: string, status = 200) {
    super(text, { status, headers: { "content-type": "text/plain" } });
  }
}

export const hono = new Hono();

hono.get("/a", async (c) => {
  const row = await rows.find("a");
  if (row === undefined) new TextResponse("none", 404); // ! return-response:ignored
  return c.text(row ?? "");
});

hono.get("/right", async (c) => {
  const row = await rows.find("a");
  if (row === undefined) return new TextResponse("none", 404);
  return c.text(row);
});

/** A mail's answer, that is noted where it is made. */
class MailResponse {
  static readonly all: MailResponse[] = [];

  constructor(readonly status: number) {
    MailResponse.all.push(this);
  }
}

hono.get("/b", async (c) => {
  const row = await rows.find("b");
  if (row === undefined) new MailResponse(404);
  return c.text(row ?? "");
});

export const app = express();

// `Response` of Express is answered through its methods.
app.get("/c", async (_request, response) => {
  const row = await rows.find("c");
  if (row === undefined) {
    response.status(404).json({ error: "none" });
    return;
  }
  response.json({ row });
});
