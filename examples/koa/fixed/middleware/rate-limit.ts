import type { Middleware } from "koa";

/** So many good answers a minute for each address; failed requests are not counted. */
export function rateLimit(perMinute: number): Middleware {
  const served = new Map<string, number>();
  setInterval(() => {
    served.clear();
  }, 60_000).unref();

  return async (ctx, next) => {
    const count = (by: number): number => {
      const now = (served.get(ctx.ip) ?? 0) + by;
      served.set(ctx.ip, now);
      return now;
    };
    if (count(1) > perMinute) {
      count(-1);
      ctx.throw(429, "too many requests");
    }
    try {
      await next();
    } finally {
      if (ctx.status >= 400) count(-1);
    }
  };
}
