import { Hono } from "hono";

declare function credit(user: string, amount: number): Promise<void>;
declare function matches(code: string, hash: string): Promise<boolean>;

const coupons = new Map<string, number>();
const codes = new Map<string, string>();
const app = new Hono();

// What was to happen once has happened by the time that anybody is told.
app.post("/coupons/:code/:user", async (c) => {
  const amount = coupons.get(c.req.param("code"));
  if (amount === undefined) return c.text("unknown", 404);
  await credit(c.req.param("user"), amount);
  const first = coupons.delete(c.req.param("code")); // ! no-shared-state-race
  return first ? c.text("credited") : c.text("used already", 409);
});

// Nobody asks.
app.post("/login/:email", async (c) => {
  const hash = codes.get(c.req.param("email"));
  if (hash === undefined) return c.text("wrong code", 401);
  if (!(await matches(await c.req.text(), hash))) return c.text("no", 401);
  codes.delete(c.req.param("email")); // ! no-shared-state-race
  return c.text("welcome");
});
