import type { RequestHandler } from "express";

import type { Metrics } from "../metrics.ts";

export function measure(metrics: Metrics): RequestHandler {
  return (_request, response, next) => {
    const startedAt = performance.now();
    response.on("finish", () => {
      metrics.observe(response.statusCode, performance.now() - startedAt);
    });
    next();
  };
}
