import express from "express";

import { atExit, enqueue } from "./jobs.ts";

// What a timer takes out of a list runs for whoever has put it there; what is kept for the end runs once.

declare function save(count: number): Promise<void>;

let total = 0;
let saved = 0;

export const app = express();

app.post("/orders", (_req, res) => {
  enqueue(async () => {
    const before = total;
    await save(before);
    total = before + 1; // ! no-shared-state-race:lostUpdate
  });
  res.sendStatus(202);
});

app.post("/reports", (_req, res) => {
  atExit(async () => {
    const before = saved;
    await save(before);
    saved = before + 1;
  });
  res.sendStatus(202);
});
