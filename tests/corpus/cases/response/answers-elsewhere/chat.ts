// Hono: the answer is given in another file than the route is registered in.
import type { Context } from "hono";

declare const model: { ask(question: string): Promise<string> };

export async function chat(c: Context) {
  const { question } = await c.req.json<{ question?: string }>();
  if (!question) {
    c.json({ error: "ask something" }, 400); // ! return-response:ignored
  }
  return c.json({ answer: await model.ask(question ?? "") });
}

export async function chatOrNothing(c: Context) {
  const { question } = await c.req.json<{ question?: string }>();
  if (!question) return c.json({ error: "ask something" }, 400);
  c.json({ answer: await model.ask(question) }); // ! return-response:dropped
}

export class Chats {
  list(c: Context) {
    const page = Number(c.req.query("page") ?? 1);
    if (page < 1) c.text("which page?", 400); // ! return-response:ignored
    return c.json({ page });
  }
}

/** Says something of the response that another makes. */
export function unavailable(c: Context): Response {
  c.header("retry-after", "60");
  c.status(503);
  return c.json({ error: "later" });
}

export async function refused(c: Context): Promise<Response> {
  c.header("www-authenticate", "Bearer");
  return c.json({ error: "who is it?" }, 401);
}

export function uncached(c: Context): void {
  c.header("cache-control", "no-store");
}

export async function chatAndReturn(c: Context) {
  const { question } = await c.req.json<{ question?: string }>();
  if (!question) {
    return c.json({ error: "ask something" }, 400);
  }
  uncached(c);
  return c.json({ answer: await model.ask(question) });
}
