import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";

interface CacheEntry {
  readonly body: string;
  readonly status: number;
  readonly expires: number;
}
interface Store {
  get(key: string): Promise<CacheEntry | undefined>;
  set(key: string, entry: CacheEntry): Promise<void>;
}

/** The body is read before downstream has written it: an empty answer is cached. */
export function cachedTooEarly(store: Store): MiddlewareHandler {
  return async (c, next) => {
    const hit = await store.get(c.req.url);
    if (hit) return c.body(hit.body, hit.status as 200);
    const answer = next(); // ! await-downstream
    const copy = c.res.clone();
    await answer;
    const body = await copy.text();
    await store.set(c.req.url, {
      body,
      status: copy.status,
      expires: Date.now() + 60_000,
    });
  };
}

export function cached(store: Store): MiddlewareHandler {
  return async (c, next) => {
    const hit = await store.get(c.req.url);
    if (hit && hit.expires > Date.now()) {
      return c.body(hit.body, hit.status as 200);
    }
    await next();
    if (c.res.status !== 200) return;
    const copy = c.res.clone();
    await store.set(c.req.url, {
      body: await copy.text(),
      status: copy.status,
      expires: Date.now() + 60_000,
    });
  };
}

declare const store: Store;
export default new Hono().use(cached(store));
