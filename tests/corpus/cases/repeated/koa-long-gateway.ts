import Koa from "koa";
import type { Context, Middleware, Next } from "koa";

interface Upstream {
  readonly prefix: string;
  readonly origin: string;
  readonly timeoutMs: number;
  readonly cacheSeconds: number;
}
interface Ticket {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly resetAt: number;
}

declare const upstreams: readonly Upstream[];
declare const limiter: { take(key: string, cost: number): Promise<Ticket> };
declare const store: {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, seconds: number): Promise<void>;
};

const upstreamOf = (path: string): Upstream | undefined =>
  upstreams.find((upstream) => path.startsWith(upstream.prefix));

function costOf(ctx: Context): number {
  switch (ctx.method) {
    case "GET":
    case "HEAD":
      return 1;
    case "DELETE":
      return 10;
    default:
      return 5;
  }
}

export const rateLimit: Middleware = async (ctx, next) => {
  const ticket = await limiter.take(ctx.ip, costOf(ctx));
  ctx.set("X-RateLimit-Remaining", String(ticket.remaining));
  if (!ticket.allowed) {
    ctx.set("Retry-After", String(Math.ceil(ticket.resetAt / 1000)));
    ctx.status = 429;
    return;
  }
  await next();
};

/** A path without an upstream is passed on, and then passed on again. */
export const proxyLoose: Middleware = async (ctx, next) => {
  const upstream = upstreamOf(ctx.path);
  if (!upstream) {
    await next();
  }
  ctx.state.upstream = upstream;
  const cacheSeconds = upstream?.cacheSeconds ?? 60;
  if (ctx.method === "GET" && cacheSeconds > 0) {
    const key = ctx.href;
    const hit = await store.get(key);
    if (hit) {
      ctx.body = hit;
      return;
    }
    await next(); // ! no-repeated-downstream
    if (ctx.status === 200) {
      await store.set(key, String(ctx.body), cacheSeconds);
    }
    return;
  }
  await next(); // ! no-repeated-downstream
};

export async function proxy(ctx: Context, next: Next): Promise<void> {
  const upstream = upstreamOf(ctx.path);
  if (!upstream) return next();
  const target = new URL(ctx.url, upstream.origin);
  const response = await fetch(target, {
    method: ctx.method,
    signal: AbortSignal.timeout(upstream.timeoutMs),
  });
  ctx.status = response.status;
  for (const [name, value] of response.headers) ctx.set(name, value);
  ctx.body = await response.text();
}

export const failover =
  (mirrors: readonly string[]): Middleware =>
  async (ctx, next) => {
    for (const mirror of mirrors) {
      try {
        const response = await fetch(new URL(ctx.url, mirror));
        if (!response.ok) continue;
        ctx.body = await response.text();
        return;
      } catch {
        continue;
      }
    }
    await next();
  };

export default new Koa().use(rateLimit).use(failover([])).use(proxy);
