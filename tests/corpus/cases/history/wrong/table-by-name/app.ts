import express from "express";
import { formats, readers } from "./disk";

const app = express();

app.get("/disk", async (_req, res) => {
  res.json(await readers.linux("/data")); // ! no-blocking-call
});

app.get("/mount", async (_req, res) => {
  // Another entry of the same table.
  res.json(await readers.darwin("/data"));
});

app.get("/text", (req, res) => {
  const { text } = formats;
  res.json([formats["text"]?.(req.path), text?.(req.path)]); // ! no-blocking-call
});

const seen = { total: 0 };
const counters: Record<"add" | "reset", (n: number) => void> = {
  add: (n) => {
    seen.total += n;
  },
  reset: () => {
    seen.total = 0;
  },
};
const updates: Record<"late", (load: Promise<number>) => Promise<void>> = {
  async late(load) {
    const before = seen.total;
    seen.total = before + (await load); // ! no-shared-state-race:lostUpdate
  },
};

app.post("/count", async (req, res) => {
  counters.add(1);
  await updates.late(Promise.resolve(Number(req.query["n"])));
  res.json(seen.total);
});
