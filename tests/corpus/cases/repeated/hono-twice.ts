import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { MiddlewareHandler } from "hono";

declare function cacheKey(url: string): string | undefined;
declare const cache: {
  get(key: string): Promise<Response | undefined>;
  put(key: string, response: Response): Promise<void>;
};

// An uncacheable request falls through to the second call.
export const cached: MiddlewareHandler = async (c, next) => {
  const key = cacheKey(c.req.url);
  if (!key) {
    await next();
  } else {
    const hit = await cache.get(key);
    if (hit) return hit;
  }
  await next(); // ! no-repeated-downstream
  if (key) await cache.put(key, c.res.clone());
};

export const cachedOnce: MiddlewareHandler = async (c, next) => {
  const key = cacheKey(c.req.url);
  if (!key) return next();
  const hit = await cache.get(key);
  if (hit) return hit;
  await next();
  await cache.put(key, c.res.clone());
};

export const retried = createMiddleware(async (c, next) => {
  await next();
  if (c.error) {
    await next(); // ! no-repeated-downstream
  }
});

export const both = createMiddleware(async (c, next) => {
  await Promise.all([next(), next()]); // ! no-repeated-downstream
});

export const logged = createMiddleware(async (c, next) => {
  const log = async (step: () => Promise<void>): Promise<void> => {
    console.log("before");
    await step();
    console.log("after");
  };
  await (c.req.query("quiet") ? next() : log(next));
});

export default new Hono().use(cached, cachedOnce, retried);
