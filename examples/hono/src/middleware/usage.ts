import { createMiddleware } from "hono/factory";

import type { Env } from "../env.ts";

interface Window {
  readonly since: number;
  readonly used: number;
}

/** Holds each key to its quota; what failed is not counted against it. */
export function usage() {
  const windows = new Map<string, Window>();

  return createMiddleware<Env>(async (c, next) => {
    const key = c.get("key");
    if (key === undefined) return next();

    const now = Date.now();
    let window = windows.get(key.name) ?? { since: now, used: 0 };
    if (now - window.since > 60_000) window = { since: now, used: 0 };
    if (window.used >= key.perMinute)
      return c.json({ error: "quota exceeded" }, 429);

    await next();
    if (c.res.ok)
      windows.set(key.name, { since: window.since, used: window.used + 1 });
  });
}
