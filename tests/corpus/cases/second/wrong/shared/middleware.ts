import type { MiddlewareHandler } from "hono";
import { load, store } from "./state";

export const usageOf: MiddlewareHandler = async (c, next) => {
  const key = c.req.header("x-api-key") ?? "anonymous";
  const before = load(key);
  await next();
  store(key, { requests: before.requests + 1, lastSeen: Date.now() }); // ! no-shared-state-race
};
