// The read of `map.get` is an operand that is evaluated before the awaited one.
import { Hono } from "hono";

declare function meter(path: string): Promise<number>;

const spent = new Map<string, number>();
const app = new Hono();

app.use(async (c, next) => {
  const key = c.req.header("x-key") ?? "none";
  spent.set(key, (spent.get(key) ?? 0) + (await meter(c.req.path))); // ! no-shared-state-race
  await next();
});

app.use(async (c, next) => {
  const key = c.req.header("x-key") ?? "none";
  spent.set(key, (await meter(c.req.path)) + (spent.get(key) ?? 0));
  await next();
});

export default app;
