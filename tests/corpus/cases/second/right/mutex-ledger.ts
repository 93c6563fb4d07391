import { Mutex } from "async-mutex";
import express from "express";

declare function persist(balance: number): Promise<void>;

const lock = new Mutex();
let balance = 0;
const app = express();

app.post("/deposit", async (req, res) => {
  const amount = Number((req.body as { amount: string }).amount);
  const after = await lock.runExclusive(async () => {
    const next = balance + amount;
    await persist(next);
    balance = next;
    return next;
  });
  res.json({ balance: after });
});

app.post("/withdraw", async (req, res) => {
  const amount = Number((req.body as { amount: string }).amount);
  const release = await lock.acquire();
  try {
    if (balance < amount) {
      res.status(409).json({ error: "insufficient" });
      return;
    }
    const next = balance - amount;
    await persist(next);
    balance = next;
    res.json({ balance });
  } finally {
    release();
  }
});

export { app };
