import type { Middleware } from "koa";

/** So many good answers a minute for each address; failed requests are not counted. */
export function rateLimit(perMinute: number): Middleware {
  const served = new Map<string, number>();
  setInterval(() => {
    served.clear();
  }, 60_000).unref();

  return async (ctx, next) => {
    const soFar = served.get(ctx.ip) ?? 0;
    if (soFar >= perMinute) ctx.throw(429, "too many requests");
    await next();
    if (ctx.status < 400) served.set(ctx.ip, soFar + 1);
  };
}
