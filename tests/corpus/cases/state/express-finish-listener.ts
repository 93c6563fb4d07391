// A start time in a module variable, read by a listener that fires much later.
import express from "express";

declare const histogram: { observe(milliseconds: number): void };

const app = express();
let startedAt = 0;

app.use((_req, res, next) => {
  startedAt = performance.now();
  res.on("finish", () => {
    histogram.observe(performance.now() - startedAt); // ! no-shared-state-race
  });
  next();
});

app.use((_req, res, next) => {
  const start = performance.now();
  res.on("finish", () => {
    histogram.observe(performance.now() - start);
  });
  next();
});

export { app };
