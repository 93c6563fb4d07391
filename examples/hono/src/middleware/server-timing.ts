import type { MiddlewareHandler } from "hono";

import type { Metrics } from "../metrics.ts";

/** Tells clients and the metrics how long an answer took. */
export function serverTiming(metrics: Metrics): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    const answered = next();
    const elapsed = performance.now() - started;
    await answered;
    c.header("Server-Timing", `app;dur=${elapsed.toFixed(1)}`);
    metrics.observe(c.res.status, elapsed);
  };
}
