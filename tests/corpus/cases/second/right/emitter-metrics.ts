import { EventEmitter } from "node:events";
import express from "express";

interface Events {
  served: [status: number, ms: number];
}
const events = new EventEmitter<Events>();
const totals = { served: 0, slow: 0, errors: 0 };

events.on("served", (status, ms) => {
  totals.served += 1;
  if (ms > 500) totals.slow += 1;
  if (status >= 500) totals.errors += 1;
});

export const app = express();

app.use((_req, res, next) => {
  const start = performance.now();
  res.once("finish", () => {
    events.emit("served", res.statusCode, performance.now() - start);
  });
  next();
});
