// Reading the value again for a log line doesn't make the old copy new; reading it into the copy does.
import express from "express";

declare function ping(): Promise<void>;

let count = 0;

const app = express();

app.post("/a", async (_req, res) => {
  const n = count;
  await ping();
  console.info("count is", count);
  count = n + 1; // ! no-shared-state-race
  res.json({ n });
});

app.post("/b", async (_req, res) => {
  let n = count;
  await ping();
  n = count;
  count = n + 1;
  res.json({ n });
});

app.post("/c", async (_req, res) => {
  await ping();
  const n = count;
  console.info("count is", n);
  count = n + 1;
  await ping();
  res.json({ n });
});

app.post("/d", async (_req, res) => {
  const n = count;
  count = n + 1;
  await ping();
  res.json({ n, since: n + 1 });
});

export { app };
