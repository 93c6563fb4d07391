import express from "express";

declare const bookings: { insert(seat: string): Promise<void> };
declare function verifyCard(card: string): Promise<boolean>;

const sold = new Set<string>();
const app = express();

app.post("/seats/:seat", async (req, res) => {
  const { seat } = req.params;
  if (sold.has(seat)) {
    res.sendStatus(409);
    return;
  }
  const valid = await verifyCard(String((req.body as { card: string }).card));
  if (!valid) {
    res.sendStatus(402);
    return;
  }
  // Someone else may have been quicker.
  if (sold.has(seat)) {
    res.sendStatus(409);
    return;
  }
  sold.add(seat);
  await bookings.insert(seat);
  res.sendStatus(201);
});

export { app };
