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

    // Counted before the next request can look; given back where it failed.
    const taken: Window = { since: window.since, used: window.used + 1 };
    windows.set(key.name, taken);
    await next();
    if (c.res.ok) return;
    const current = windows.get(key.name);
    if (current?.since === taken.since)
      windows.set(key.name, { since: current.since, used: current.used - 1 });
  });
}
