import type { Context, Middleware, Next } from "koa";

interface Histogram {
  observe(labels: Record<string, string>, value: number): void;
}
declare const duration: Histogram;
declare const statuses: { inc(labels: { status: string }): void };

// Awaited, but the clock is read before downstream has answered.
export const timing: Middleware = async (ctx, next) => {
  const start = performance.now();
  const answer = next(); // ! await-downstream
  duration.observe({ route: ctx.path }, performance.now() - start);
  await answer;
};

export async function countStatus(ctx: Context, next: Next): Promise<void> {
  const answer = next(); // ! await-downstream
  statuses.inc({ status: String(ctx.status) });
  return answer;
}

export const timingAfter: Middleware = async (ctx, next) => {
  const start = performance.now();
  await next();
  duration.observe({ route: ctx.path }, performance.now() - start);
  statuses.inc({ status: String(ctx.status) });
};

// A start time, a log line and a gauge say nothing about the answer.
export const started: Middleware = async (ctx, next) => {
  const answer = next();
  console.log("started", ctx.method, ctx.path, Date.now());
  return answer;
};
