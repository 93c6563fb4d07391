import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";

import type { Env } from "../env.ts";
import type { KeyRing } from "../keys/key-ring.ts";

/** Lets in who sends a known key; looking at one link needs none. */
export function apiKeys(keys: KeyRing) {
  return createMiddleware<Env>(async (c, next) => {
    const sent = c.req.header("x-api-key");
    if (sent === undefined) {
      if (c.req.method !== "HEAD" && c.req.method !== "GET")
        throw new HTTPException(401, { message: "send an API key" });
      return next();
    }
    const key = await keys.find(sent);
    if (key) c.set("key", key);
    await next();
  });
}
