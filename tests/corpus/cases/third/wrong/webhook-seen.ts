import { Hono } from "hono";

declare const mailer: { welcome(address: string): Promise<void> };

const seen = new Set<string>();
export const app = new Hono();

app.post("/webhooks/signup", async (c) => {
  const event = await c.req.json<{ id: string; address: string }>();
  if (seen.has(event.id)) return c.text("duplicate");
  await mailer.welcome(event.address);
  seen.add(event.id); // ! no-shared-state-race
  return c.text("ok");
});
