import type { Context, Middleware, Next } from "koa";
import { inBackground, measure, runLater } from "./run";
import * as tasks from "./tasks";

export const detached: Middleware = async (ctx, next) => {
  inBackground(next()); // ! await-downstream
};

export const deferred: Middleware = async (ctx, next) => {
  runLater(next); // ! await-downstream
  ctx.set("X-Deferred", "1");
};

export const queued: Middleware = async (ctx, next) => {
  await tasks.enqueue(next); // ! await-downstream
};

export const measured: Middleware = async (ctx, next) => {
  const ms = await measure(next);
  ctx.set("X-Response-Time", `${ms}ms`);
};

export const measuredUnawaited: Middleware = async (ctx, next) => {
  const ms = measure(next); // ! await-downstream
  ctx.set("X-Response-Time", `${ms}ms`);
};

export function logged(ctx: Context, next: Next): Promise<unknown> {
  return tasks.withLog(ctx.path, next);
}

export const logOnly: Middleware = async (ctx, next) => {
  inBackground(tasks.withLog(ctx.path, async () => undefined));
  await next();
};
