import { Mutex } from "async-mutex";
import express from "express";

declare function fee(amount: number): Promise<number>;

const mutex = new Mutex();
let balance = 100;
export const app = express();

app.post("/pay/:amount", async (req, res) => {
  const amount = Number(req.params.amount);
  const before = await mutex.runExclusive(() => balance);
  const cost = amount + (await fee(amount));
  if (before < cost) {
    res.sendStatus(402);
    return;
  }
  await mutex.runExclusive(() => {
    balance = before - cost; // ! no-shared-state-race
  });
  res.json({ balance });
});
