// Right: counters, gauges, histograms, a ring buffer, an append-only log, a last value for a log line.
import express from "express";

const latency: number[] = [];
const byStatus = new Map<number, number>();
const ring = new Array<string>(100);
let at = 0;
let requests = 0;
let active = 0;
let peak = 0;
let lastPath = "";

const app = express();

app.use((req, res, next) => {
  requests++;
  active += 1;
  peak = Math.max(peak, active);
  const start = performance.now();
  ring[at] = req.path;
  at = (at + 1) % ring.length;
  lastPath = req.path;
  console.debug("last path", lastPath);
  res.on("close", () => {
    active -= 1;
    latency.push(performance.now() - start);
    if (latency.length > 1000) latency.shift();
    byStatus.set(res.statusCode, (byStatus.get(res.statusCode) ?? 0) + 1);
  });
  next();
});

app.get("/metrics", (_req, res) => {
  res.json({ requests, active, peak, statuses: [...byStatus] });
});

export { app };
