import { Hono } from "hono";
import { LRUCache } from "lru-cache";

declare function render(path: string): Promise<string>;

const pages = new LRUCache<string, string>({ max: 500, ttl: 60_000 });
const app = new Hono();

app.get("/pages/*", async (c) => {
  const cached = pages.get(c.req.path);
  if (cached !== undefined) return c.html(cached);
  const html = await render(c.req.path);
  pages.set(c.req.path, html); // !strict no-shared-state-race
  return c.html(html);
});

export default app;
