// Reads that see different moments, where nothing is written back and nothing is lost.
import express from "express";

interface Pool {
  query(sql: string): Promise<object[]>;
}

declare function audit(path: string): Promise<void>;

let pool: Pool | undefined;
const online = new Map<string, { seen: number }>();

export function use(next: Pool): void {
  pool = next;
}

export const app = express();

app.get("/rows", async (req, res) => {
  if (!pool) {
    res.sendStatus(503);
    return;
  }
  await audit(req.path);
  res.json(await pool.query("select 1"));
});

app.get("/online", async (req, res) => {
  const before = online.size;
  await audit(req.path);
  res.json({ before, now: online.size });
});

app.post("/online/:id", async (req, res) => {
  await audit(req.path);
  const entry = online.get(req.params.id) ?? { seen: 0 };
  entry.seen = Date.now();
  online.set(req.params.id, entry);
  res.sendStatus(204);
});
