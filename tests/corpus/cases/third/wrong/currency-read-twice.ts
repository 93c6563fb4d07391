import express from "express";

declare function amountIn(currency: string): Promise<number>;

const settings = { currency: "EUR" };
const app = express();

app.put("/settings/currency/:code", (req, res) => {
  settings.currency = req.params.code;
  res.status(204).end();
});

app.get("/invoice", async (_req, res) => {
  const amount = await amountIn(settings.currency);
  const symbol = settings.currency === "EUR" ? "€" : "$"; // !strict no-shared-state-race
  res.send(`${symbol} ${String(amount)}`);
});
