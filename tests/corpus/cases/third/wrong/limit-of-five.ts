import express from "express";
import pLimit from "p-limit";

declare const bank: { transfer(amount: number): Promise<void> };

const limit = pLimit(5);
let balance = 1000;
const app = express();

app.post("/pay/:amount", async (req, res) => {
  const amount = Number(req.params.amount);
  await limit(async () => {
    const before = balance;
    await bank.transfer(amount);
    balance = before - amount; // ! no-shared-state-race
  });
  res.json({ balance });
});
