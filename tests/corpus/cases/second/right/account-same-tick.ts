import express from "express";

interface Account {
  balance: number;
  held: number;
}
declare const gateway: { settle(amount: number): Promise<void> };
const accounts = new Map<string, Account>([["a", { balance: 100, held: 0 }]]);

export const app = express();

app.post("/pay/:id/:amount", async (req, res) => {
  const account = accounts.get(req.params.id);
  const amount = Number(req.params.amount);
  if (!account || account.balance - account.held < amount) {
    res.sendStatus(402);
    return;
  }
  // Held before the wait, settled after it.
  account.held += amount;
  try {
    await gateway.settle(amount);
    account.balance -= amount;
    res.json({ balance: account.balance });
  } finally {
    account.held -= amount;
  }
});
