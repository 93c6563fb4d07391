import express from "express";
import { getValue, setValue } from "./counter";

declare const db: { save(value: number): Promise<void> };

export const app = express();

app.post("/ticket", async (_req, res) => {
  const ticket = getValue() + 1;
  await db.save(ticket);
  setValue(ticket); // ! no-shared-state-race
  res.json({ ticket });
});
