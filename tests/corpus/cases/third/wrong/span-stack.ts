import { Hono } from "hono";

interface Span {
  readonly name: string;
  readonly children: Span[];
}

const open: Span[] = [];

export function annotate(name: string) {
  open.at(-1)?.children.push({ name, children: [] });
}

export const app = new Hono();

app.use(async (c, next) => {
  const span: Span = { name: c.req.path, children: [] };
  open.push(span); // ! no-request-state-leak
  await next();
  open.pop();
});

app.get("/users", async (c) => {
  await Promise.resolve();
  annotate("query users");
  return c.json([]);
});
