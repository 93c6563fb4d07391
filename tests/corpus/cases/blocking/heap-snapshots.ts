// What looks at the process itself holds it up for seconds: a worker has another heap.
import { getHeapSnapshot, writeHeapSnapshot } from "node:v8";
import express from "express";

const app = express();

app.post("/heap", (_req, res) => {
  res.json({ file: writeHeapSnapshot() }); // ! no-blocking-call
});

app.get("/heap", (_req, res) => {
  getHeapSnapshot().pipe(res); // ! no-blocking-call
});

app.get("/memory", (_req, res) => {
  res.json(process.memoryUsage());
});
