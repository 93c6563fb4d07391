// Check, await, debit: two requests pass the check with the same credit.
import { Hono } from "hono";

const credits = new Map<string, number>();

declare function priceOf(model: string): Promise<number>;
declare function complete(prompt: string): Promise<string>;

const app = new Hono<{ Variables: { tenant: string } }>();

app.use(async (c, next) => {
  c.set("tenant", c.req.header("x-tenant") ?? "free");
  await next();
});

app.post("/complete", async (c) => {
  const tenant = c.get("tenant");
  const left = credits.get(tenant) ?? 0;
  const price = await priceOf("large");
  if (left < price) return c.json({ error: "no credit" }, 402);
  credits.set(tenant, left - price); // ! no-shared-state-race
  return c.json({ text: await complete(await c.req.text()) });
});

app.post("/complete/v2", async (c) => {
  const tenant = c.get("tenant");
  const price = await priceOf("large");
  const left = credits.get(tenant) ?? 0;
  if (left < price) return c.json({ error: "no credit" }, 402);
  // Reserved in the tick of the check.
  credits.set(tenant, left - price);
  return c.json({ text: await complete(await c.req.text()) });
});

export default app;
