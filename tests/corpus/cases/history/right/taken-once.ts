import { Hono } from "hono";

interface Code {
  hash: string;
  attempts: number;
}

declare function matches(code: string, hash: string): Promise<boolean>;
declare function openSession(email: string): Promise<string>;

const codes = new Map<string, Code>();
const invitations = new Set<string>();
const app = new Hono();

// Whoever takes the code away is told whether it was still there: one of two gets in.

async function redeem(email: string, code: string): Promise<boolean> {
  const pending = codes.get(email);
  if (!pending || pending.attempts >= 5) return false;
  pending.attempts += 1;
  if (!(await matches(code, pending.hash))) return false;
  return codes.delete(email);
}

app.post("/login", async (c) => {
  const { email, code } = await c.req.json<{ email: string; code: string }>();
  if (!(await redeem(email, code))) return c.text("wrong code", 401);
  return c.json({ session: await openSession(email) });
});

app.post("/confirm", async (c) => {
  const { email, code } = await c.req.json<{ email: string; code: string }>();
  const pending = codes.get(email);
  if (!pending) return c.text("wrong code", 401);
  const right = await matches(code, pending.hash);
  if (!right || !codes.delete(email)) return c.text("wrong code", 401);
  return c.json({ session: await openSession(email) });
});

app.post("/join/:invitation", async (c) => {
  const invitation = c.req.param("invitation");
  if (!invitations.has(invitation)) return c.text("unknown", 404);
  const name = await c.req.text();
  const first = invitations.delete(invitation);
  return first ? c.text(`welcome, ${name}`) : c.text("used already", 409);
});
