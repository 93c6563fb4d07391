import express from "express";

declare const bank: { settle(amount: number): Promise<void> };

class Ledger {
  private static instance: Ledger | undefined;
  total = 0;

  static getInstance(): Ledger {
    Ledger.instance ??= new Ledger();
    return Ledger.instance;
  }
}

const app = express();

app.post("/settle/:amount", async (req, res) => {
  const ledger = Ledger.getInstance();
  const amount = Number(req.params.amount);
  const total = ledger.total + amount;
  await bank.settle(amount);
  ledger.total = total; // ! no-shared-state-race
  res.json({ total });
});
