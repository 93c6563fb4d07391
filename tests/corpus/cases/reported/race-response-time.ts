// Response times that belong to other requests: the start was kept outside of the function.
import type { Middleware } from "koa";
import express from "express";
import { createMiddleware } from "hono/factory";

export function responseTime(): Middleware {
  let start: number;
  return async (ctx, next) => {
    start = Date.now();
    await next();
    ctx.set("X-Response-Time", `${String(Date.now() - start)}ms`); // ! no-shared-state-race
  };
}

export function responseTimeFixed(): Middleware {
  return async (ctx, next) => {
    const start = Date.now();
    await next();
    ctx.set("X-Response-Time", `${String(Date.now() - start)}ms`);
  };
}

// Named timers in a map: one name for all requests.
class Timers {
  private readonly marks = new Map<string, number>();

  start(name: string): void {
    this.marks.set(name, performance.now());
  }

  end(name: string): number {
    const started = this.marks.get(name) ?? 0;
    this.marks.delete(name);
    return performance.now() - started;
  }
}

const timers = new Timers();

export const total = createMiddleware(async (c, next) => {
  timers.start("total");
  await next();
  const ms = timers.end("total"); // ! no-shared-state-race
  c.header("server-timing", `total;dur=${String(ms)}`);
});

export const totalFixed = createMiddleware(async (c, next) => {
  const own = new Timers();
  own.start("total");
  await next();
  c.header("server-timing", `total;dur=${String(own.end("total"))}`);
});

// Keyed by the request, and right.
export const perRequest = createMiddleware(async (c, next) => {
  const id = c.req.header("x-request-id") ?? crypto.randomUUID();
  timers.start(id);
  await next();
  c.header("server-timing", `total;dur=${String(timers.end(id))}`);
});

const app = express();

let startedAt = 0;

app.use((_req, res, next) => {
  startedAt = performance.now();
  res.on("finish", () => {
    console.log("took", performance.now() - startedAt); // ! no-shared-state-race
  });
  next();
});

app.use((_req, res, next) => {
  const started = performance.now();
  res.on("finish", () => {
    console.log("took", performance.now() - started);
  });
  next();
});

export { app };
