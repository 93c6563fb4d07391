import Router from "@koa/router";

import type { AppState } from "../config.ts";
import type { Metrics } from "../metrics.ts";

export function statusRoutes(metrics: Metrics): Router<AppState> {
  const router = new Router<AppState>();
  router.get("/health", (ctx) => {
    ctx.body = { status: "up", metrics: metrics.snapshot() };
  });
  return router;
}
