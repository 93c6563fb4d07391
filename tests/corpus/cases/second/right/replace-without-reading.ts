import { Hono } from "hono";

declare function fetchFeed(): Promise<readonly string[]>;

let feed: readonly string[] = [];
let refreshedAt = 0;
const app = new Hono();

app.post("/feed/refresh", async (c) => {
  const items = await fetchFeed();
  feed = items;
  refreshedAt = Date.now();
  return c.json({ count: items.length });
});

app.get("/feed", (c) => c.json({ feed, refreshedAt }));

export default app;
