import { Hono } from "hono";

const scopes: string[] = [];

function within<T>(scope: string, work: () => T): T {
  scopes.push(scope);
  try {
    return work();
  } finally {
    scopes.pop();
  }
}

function label(name: string) {
  return [...scopes, name].join("/");
}

export const app = new Hono();
app.get("/label/:name", async (c) => {
  const text = await c.req.text();
  return c.text(within(c.req.path, () => label(text)));
});
