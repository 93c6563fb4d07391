import { Hono } from "hono";

declare function userOf(token: string): Promise<string>;

export const app = new Hono<{ Variables: { user: string; steps: number } }>();

app.use(async (c, next) => {
  c.set("user", await userOf(c.req.header("authorization") ?? ""));
  c.set("steps", 1);
  await next();
  c.header("x-user", c.get("user"));
});

app.get("/", async (c) => {
  const steps = c.get("steps");
  await Promise.resolve();
  c.set("steps", steps + 1);
  return c.text(`${c.get("user")} ${String(c.get("steps"))}`);
});
