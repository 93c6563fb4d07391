// Right: reading one field and writing another, one slot and another, one object and another.
import { Hono } from "hono";

declare function probe(url: string): Promise<number>;

const stats = {
  hits: 0,
  lastChecked: 0,
  upstream: { url: "http://a", latency: 0 },
};
const regions = { eu: { load: 0 }, us: { load: 0 } };

const app = new Hono();

app.get("/probe", async (c) => {
  const { url } = stats.upstream;
  const latency = await probe(url);
  stats.upstream.latency = latency;
  stats.lastChecked = Date.now();
  return c.json({ latency });
});

app.get("/hits", async (c) => {
  const checked = stats.lastChecked;
  await probe("http://b");
  stats.hits += 1;
  return c.json({ checked });
});

app.get("/balance", async (c) => {
  const load = regions.eu.load;
  const weight = await probe("http://us");
  regions.us.load = weight;
  return c.json({ load, weight });
});

app.get("/move", async (c) => {
  const load = regions.eu.load;
  await probe("http://eu");
  regions.eu.load = load + 1; // ! no-shared-state-race
  return c.json({ load });
});

export default app;
