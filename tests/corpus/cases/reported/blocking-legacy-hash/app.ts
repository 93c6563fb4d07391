// A sync server with passwords of two generations.
import { Hono } from "hono";
import { verifyPassword, verifyPasswordFixed } from "./verify";

declare const accounts: {
  passwordOf(email: string): Promise<string | undefined>;
};

const app = new Hono();

app.post("/account/login", async (c) => {
  const { email, password } = await c.req.json();
  const hash = await accounts.passwordOf(email);
  const ok = await verifyPassword(password, hash); // ! no-blocking-call
  if (!ok) {
    return c.json({ status: "error", reason: "invalid-password" }, 400);
  }
  return c.json({ status: "ok" });
});

app.post("/v2/account/login", async (c) => {
  const { email, password } = await c.req.json();
  const hash = await accounts.passwordOf(email);
  const ok = await verifyPasswordFixed(password, hash);
  return ok ? c.json({ status: "ok" }) : c.json({ status: "error" }, 400);
});

export default app;
