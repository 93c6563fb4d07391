import { Hono } from "hono";

declare const payments: {
  charge(card: string, cents: number): Promise<{ id: string }>;
};

const done = new Map<string, { id: string }>();
const app = new Hono();

app.post("/payments", async (c) => {
  const key = c.req.header("idempotency-key");
  if (!key) return c.json({ error: "key missing" }, 400);
  const earlier = done.get(key);
  if (earlier) return c.json(earlier);
  const body = await c.req.json<{ card: string; cents: number }>();
  const result = await payments.charge(body.card, body.cents);
  done.set(key, result); // ! no-shared-state-race
  return c.json(result, 201);
});

export default app;
