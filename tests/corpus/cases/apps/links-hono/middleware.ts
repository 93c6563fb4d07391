import { createMiddleware } from "hono/factory";
import { randomUUID } from "node:crypto";
import type { Env } from "./env";

export const requestId = createMiddleware<Env>(async (c, next) => {
  c.set("requestId", c.req.header("x-request-id") ?? randomUUID());
  await next();
  c.header("x-request-id", c.get("requestId"));
});

export const timing = createMiddleware<Env>(async (c, next) => {
  const start = performance.now();
  const done = next(); // ! await-downstream
  c.header("server-timing", `app;dur=${String(performance.now() - start)}`);
  return done;
});

export function throttle(limit: number) {
  const counts = new Map<string, number>();
  setInterval(() => {
    counts.clear();
  }, 60_000).unref();
  return createMiddleware<Env>(async (c, next) => {
    const ip = c.req.header("x-forwarded-for") ?? "local";
    const count = (counts.get(ip) ?? 0) + 1;
    counts.set(ip, count);
    if (count > limit) return c.text("slow down", 429);
    await next();
  });
}
