import type { Middleware } from "koa";
import { setTimeout as delay } from "node:timers/promises";

// Right in `recommended`; downstream may go on after the answer, `strict` says so.
export const deadline: Middleware = async (ctx, next) => {
  await Promise.race([next(), delay(5000)]); // !strict await-downstream
  if (!ctx.body) ctx.status = 504;
};

export const settled: Middleware = async (ctx, next) => {
  const [outcome] = await Promise.allSettled([next(), delay(10)]);
  if (outcome.status === "rejected") ctx.status = 500;
};

// Collected in an array that nobody awaits.
export const collected: Middleware = async (ctx, next) => {
  const pending: Promise<unknown>[] = [];
  pending.push(next()); // ! await-downstream
  pending.push(delay(10));
  pending.forEach((promise) => promise.catch(console.error));
};

export const collectedAwaited: Middleware = async (ctx, next) => {
  const pending: Promise<unknown>[] = [];
  pending.push(next());
  pending.push(delay(10));
  await Promise.all(pending);
};

export const combined: Middleware = (ctx, next) => {
  const both = Promise.all([next(), delay(10)]);
  return both;
};

export const combinedForgotten: Middleware = async (ctx, next) => {
  Promise.all([next(), delay(10)]); // ! await-downstream
};
