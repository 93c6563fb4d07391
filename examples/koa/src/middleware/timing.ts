import type { Middleware } from "koa";

import type { Metrics } from "../metrics.ts";

export function timing(metrics: Metrics): Middleware {
  return async (ctx, next) => {
    const started = performance.now();
    const handled = next();
    metrics.observe(ctx.path, ctx.status, performance.now() - started);
    await handled;
  };
}
