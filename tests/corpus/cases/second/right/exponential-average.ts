import type { RequestHandler } from "express";

let average = 0;
let overloaded = false;

function observe(ms: number) {
  average = average * 0.9 + ms * 0.1;
  overloaded = average > 500;
}

export const shed: RequestHandler = (_req, res, next) => {
  if (overloaded) {
    observe(0);
    res.status(503).end();
    return;
  }
  const start = performance.now();
  res.on("finish", () => observe(performance.now() - start));
  next();
};
