// The state lives in another module.
import { createMiddleware } from "hono/factory";
import { bump, counters, generation, stats } from "./stats";

export const counted = createMiddleware(async (c, next) => {
  const errors = stats.errors;
  await next();
  if (c.res.status >= 500) {
    stats.errors = errors + 1; // ! no-shared-state-race
  }
});

export const countedInOneTick = createMiddleware(async (c, next) => {
  stats.requests++;
  await next();
  if (c.res.status >= 500) stats.errors++;
  bump();
  c.header("x-generation", String(generation));
});

export const perRoute = createMiddleware(async (c, next) => {
  const count = counters.get(c.req.path) ?? 0;
  await next();
  counters.set(c.req.path, count + 1); // ! no-shared-state-race
});

export const perRouteInOneTick = createMiddleware(async (c, next) => {
  await next();
  counters.set(c.req.path, (counters.get(c.req.path) ?? 0) + 1);
});
