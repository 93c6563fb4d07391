import express from "express";

const left = new Map([["front", 10]]);

function isLeft(row: string): boolean {
  return (left.get(row) ?? 0) > 0;
}

function take(row: string): void {
  left.set(row, (left.get(row) ?? 0) - 1);
}

function giveBack(row: string): void {
  left.set(row, (left.get(row) ?? 0) + 1);
}

const app = express();

/** The seat that is taken late is the mistake, not what is given back before. */
app.post("/front", async (_req, res) => {
  if (!isLeft("front")) {
    res.sendStatus(409);
    return;
  }
  const paid = await fetch("https://pay.example", { method: "POST" });
  if (!paid.ok) {
    giveBack("front");
    res.sendStatus(402);
    return;
  }
  take("front"); // ! no-shared-state-race:staleCheck
  res.sendStatus(204);
});
