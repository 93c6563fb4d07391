// Listeners that are taken out of a table, as they are or bound to what they work for.
import { appendFileSync, readFileSync } from "node:fs";
import { appendFile } from "node:fs/promises";

import express, { type Response } from "express";

const app = express();

const writing: Record<string, (res: Response, chunk: Buffer) => void> = {
  data: (_, chunk) => {
    appendFileSync("uploads.log", chunk);
  },
  end(res) {
    res.end();
  },
};

app.post("/bound", (req, res) => {
  for (const event of Object.keys(writing)) {
    req.on(event, writing[event]!.bind(null, res)); // ! no-blocking-call
  }
});

app.post("/bound/entries", (req, res) => {
  for (const [event, listener] of Object.entries(writing)) {
    req.on(event, listener.bind(null, res)); // ! no-blocking-call
  }
});

const checking = new Map<string, (chunk: Buffer) => void>([
  ["data", (chunk) => chunk.equals(readFileSync("expected.bin"))],
  ["end", () => undefined],
]);

app.post("/checked", (req, res) => {
  for (const [event, listener] of checking) req.on(event, listener); // ! no-blocking-call
  res.sendStatus(202);
});

const counting: Record<string, (chunk: Buffer) => void> = {
  data: (chunk) => void appendFile("sizes.log", String(chunk.length)),
  end: () => undefined,
};

app.post("/counted", (req, res) => {
  for (const event in counting) req.on(event, counting[event]!);
  // Who takes a listener away doesn't call it.
  for (const [event, listener] of checking) req.off(event, listener);
  res.sendStatus(202);
});
