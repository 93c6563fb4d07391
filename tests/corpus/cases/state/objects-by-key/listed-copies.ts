import express from "express";
declare function note(t: string): Promise<void>;
declare function load(id: string): Promise<number>;
interface Row {
  id: string;
  n: number;
  tags: string[];
}
const rows: Row[] = [];
const byId = new Map<string, Row>();
let settings: Row[] = [];
const app = express();
// Copies of the list, elements only read, or written in one tick, new objects.
app.get("/1", async (req, res) => {
  const copy = [...rows];
  await note("x");
  copy.push({ id: "a", n: 1, tags: [] });
  copy.length = 0;
  res.json(copy.length);
});
app.get("/2", async (req, res) => {
  const sorted = [...byId.values()].sort((a, b) => a.n - b.n).slice(0, 10);
  await note("x");
  res.json(sorted.map((row) => ({ ...row, n: row.n + 1 })));
});
app.get("/3", async (req, res) => {
  const found = rows.filter((row) => row.n > 1);
  const counts = await Promise.all(found.map((row) => load(row.id)));
  found.forEach((row, i) => {
    row.n = counts[i] ?? 0;
  });
  res.json(found);
});
app.get("/4", async (req, res) => {
  for (const row of byId.values()) {
    await note(row.id);
    row.n += 1;
  }
  res.end();
});
app.get("/5", async (req, res) => {
  const next = settings.filter((row) => row.id !== req.query["id"]);
  settings = next;
  await note("x");
  res.json(next.length);
});
app.get("/6", async (req, res) => {
  const entries = Object.entries(table).filter(([, row]) => row.n > 0);
  await note("x");
  for (const [id, row] of entries) row.tags.push(id);
  res.end();
});
const table: Record<string, Row> = {};
app.get("/7", async (req, res) => {
  const list = Array.from(byId.values());
  list[0] = { id: "x", n: 1, tags: [] };
  await note("x");
  list[0] = { id: "x", n: list.length, tags: [] };
  res.json(list);
});
app.get("/8", async (req, res) => {
  const own = rows.map((row) => ({ ...row }));
  for (const row of own) {
    const n = row.n;
    await note("x");
    row.n = n + 1;
  }
  const cloned = structuredClone([...rows]);
  for (const row of cloned) {
    const n = row.n;
    await note("x");
    row.n = n + 1;
  }
  res.json(own);
});
app.get("/9", async (req, res) => {
  const mine = (await fetchRows()).filter((row) => row.n > 0);
  for (const row of mine) {
    const n = row.n;
    await note("x");
    row.n = n + 1;
  }
  res.json(mine);
});
declare function fetchRows(): Promise<Row[]>;
app.get("/10", async (req, res) => {
  const ids = [...byId.keys()];
  let sum = 0;
  for (const id of ids) {
    const before = sum;
    await note(id);
    sum = before + 1;
  }
  res.json(sum);
});
// The elements are those of all requests.
app.get("/w1", async (req, res) => {
  for (const row of [...byId.values()]) {
    const before = row.n;
    await note(row.id);
    row.n = before + 1; // ! no-shared-state-race
  }
  res.end();
});
app.get("/w2", async (req, res) => {
  await Promise.all(
    rows
      .filter((row) => row.n < 5)
      .map(async (row) => {
        row.n += await load(row.id); // ! no-shared-state-race
      }),
  );
  res.end();
});
app.get("/w3", async (req, res) => {
  for (const [, row] of Object.entries(table)) {
    if (row.n > 0) {
      await note(row.id);
      row.n--; // ! no-shared-state-race
    }
  }
  res.end();
});

export default app;
