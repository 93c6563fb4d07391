// The stale copy comes from destructuring, and goes back by path.
import { Hono } from "hono";

const state = { stats: { hits: 0, misses: 0 }, started: Date.now() };

declare function lookUp(key: string): Promise<string | undefined>;

const app = new Hono();

app.get("/v1/:key", async (c) => {
  let { hits } = state.stats;
  const value = await lookUp(c.req.param("key"));
  if (value === undefined) return c.notFound();
  hits += 1;
  state.stats.hits = hits; // ! no-shared-state-race
  return c.text(value);
});

app.get("/v2/:key", async (c) => {
  const { stats } = state;
  const misses = stats.misses;
  const value = await lookUp(c.req.param("key"));
  if (value !== undefined) return c.text(value);
  stats.misses = misses + 1; // ! no-shared-state-race
  return c.notFound();
});

app.get("/v3/:key", async (c) => {
  const { stats, started } = state;
  const value = await lookUp(c.req.param("key"));
  if (value === undefined) stats.misses++;
  else stats.hits++;
  return c.json({ value, up: Date.now() - started });
});

export default app;
