import type { MiddlewareHandler } from "hono";

declare function ok(path: string): Promise<boolean>;

let failures = 0;
let score = 0;

export const health: MiddlewareHandler = async (c, next) => {
  if (failures > 10) return c.text("down", 503);
  await next();
  // Read after the wait: right.
  failures = (await ok(c.req.path)) ? 0 : failures + 1;
  score = score + ((await ok(c.req.path)) ? 1 : -1); // ! no-shared-state-race
  c.header("x-score", String(score));
};
