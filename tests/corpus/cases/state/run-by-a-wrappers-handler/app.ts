import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import express, { type Request } from "express";

import { json, only, page, polled } from "./wrappers.ts";

export const app = express();

const stock = new Map<string, number>();

app.post(
  "/orders",
  json(async (req) => {
    const left = stock.get(req.body.sku) ?? 0;
    await sleep(10);
    stock.set(req.body.sku, left - 1); // ! no-shared-state-race:lostUpdate
    return { left };
  }),
);

app.post(
  "/returns",
  json(async (req) => {
    await sleep(10);
    const left = stock.get(req.body.sku) ?? 0;
    stock.set(req.body.sku, left + 1);
    return { left };
  }),
);

async function terms(req: Request): Promise<string> {
  return readFileSync(`terms/${req.params.language}.txt`, "utf8"); // ! no-blocking-call
}

app.get("/terms/:language", json(terms));

app.get(
  "/",
  page(async (name) => readFileSync(`${name}.html`, "utf8")),
);

let rounds = 0;

app.get(
  "/news",
  polled(async (round) => {
    const before = rounds;
    await sleep(10);
    rounds = before + 1;
    return `${String(round)} of ${String(rounds)}`;
  }),
);

app.use(only(async (req) => req.headers.authorization !== undefined));
