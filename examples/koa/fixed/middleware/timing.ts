import type { Middleware } from "koa";

import type { Metrics } from "../metrics.ts";

export function timing(metrics: Metrics): Middleware {
  return async (ctx, next) => {
    const started = performance.now();
    try {
      await next();
    } finally {
      metrics.observe(ctx.path, ctx.status, performance.now() - started);
    }
  };
}
