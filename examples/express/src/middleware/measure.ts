import type { RequestHandler } from "express";

import type { Metrics } from "../metrics.ts";

let startedAt = 0;

export function measure(metrics: Metrics): RequestHandler {
  return (_request, response, next) => {
    startedAt = performance.now();
    response.on("finish", () => {
      metrics.observe(response.statusCode, performance.now() - startedAt);
    });
    next();
  };
}
