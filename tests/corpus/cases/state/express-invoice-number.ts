// A number is taken, the invoice is written, and the counter is moved on afterwards: two invoices, one number.
import express from "express";

declare function insertInvoice(number: number, body: unknown): Promise<void>;

const app = express();
app.use(express.json());

let nextNumber = 1000;

async function issue(body: unknown): Promise<number> {
  const number = nextNumber;
  await insertInvoice(number, body);
  nextNumber = number + 1; // ! no-shared-state-race
  return number;
}

app.post("/invoices", async (req, res) => {
  const number = await issue(req.body);
  res.status(201).json({ number });
});

let nextDraft = 1;

async function draft(body: unknown): Promise<number> {
  const number = nextDraft++;
  await insertInvoice(number, body);
  return number;
}

app.post("/drafts", async (req, res) => {
  res.status(201).json({ number: await draft(req.body) });
});

export { app };
