import { Hono } from "hono";

type State = { status: "pending" } | { status: "done"; id: string };
declare const payments: { charge(card: string): Promise<string> };

const keys = new Map<string, State>();
setInterval(() => keys.clear(), 86_400_000).unref();
export const app = new Hono();

app.post("/payments", async (c) => {
  const key = c.req.header("idempotency-key") ?? "";
  const known = keys.get(key);
  if (known?.status === "done") return c.json({ id: known.id });
  if (known) return c.json({ error: "in progress" }, 409);
  keys.set(key, { status: "pending" });
  try {
    const id = await payments.charge(c.req.header("x-card") ?? "");
    keys.set(key, { status: "done", id });
    return c.json({ id }, 201);
  } catch (error) {
    keys.delete(key);
    throw error;
  }
});
