// Totals of long lists are counted once and kept for a while.
import express from "express";

interface Total {
  count: number;
  at: number;
}

const totals = new Map<string, Total>();

declare function countRows(table: string): Promise<number>;
declare function rowsOf(table: string): Promise<readonly string[]>;

function knownTotal(table: string): number | null {
  const found = totals.get(table);
  if (found && Date.now() - found.at < 60_000) return found.count;
  if (found) totals.delete(table);
  return null;
}

const app = express();

app.get("/tables/:table", async (req, res) => {
  const { table } = req.params;
  const known = knownTotal(table);
  const [total, rows] = await Promise.all([
    known !== null ? Promise.resolve(known) : countRows(table),
    rowsOf(table),
  ]);
  if (known === null) totals.set(table, { count: total, at: Date.now() }); // !strict no-shared-state-race
  res.json({ total, rows });
});

app.get("/tables/:table/total", async (req, res) => {
  const { table } = req.params;
  const known = knownTotal(table);
  const total = known ?? (await countRows(table));
  if (known === null) totals.set(table, { count: total, at: Date.now() }); // !strict no-shared-state-race
  res.json({ total });
});

// What is there goes into what is written.
app.post("/tables/:table", async (req, res) => {
  const { table } = req.params;
  const known = knownTotal(table);
  const added = await countRows(`${table}_import`);
  if (known !== null)
    totals.set(table, { count: known + added, at: Date.now() }); // ! no-shared-state-race
  res.json({ added });
});

app.put("/tables/:table", async (req, res) => {
  const { table } = req.params;
  const known = knownTotal(table);
  const added = await countRows(`${table}_import`);
  if (known === null)
    totals.set(table, { count: (known ?? 0) + added, at: Date.now() }); // ! no-shared-state-race
  res.json({ added });
});
