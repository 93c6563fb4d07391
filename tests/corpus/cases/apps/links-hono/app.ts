// A link shortener in Hono. Three mistakes: a subprocess behind an async helper, work that runs before
// downstream has ended, and a slug generator that hands a slug out twice.
import { Hono } from "hono";
import { ClickBuffer } from "./clicks";
import type { Env } from "./env";
import { requestId, throttle, timing } from "./middleware";
import { isListed, refresh, resolves } from "./reputation";
import { required, session } from "./session";
import { SqlLinkStore } from "./store";

const store = new SqlLinkStore();
const clicks = new ClickBuffer(store);
const app = new Hono<Env>();

let lastSlug = 4096;

app.use(requestId, timing, session);
app.use("/api/*", throttle(60), required);

app.get("/:slug", async (c) => {
  const link = await store.find(c.req.param("slug"));
  if (!link) return c.notFound();
  clicks.count(link.slug);
  return c.redirect(link.url, 302);
});

app.get("/api/links", async (c) => {
  const owner = c.get("session")?.user ?? "";
  return c.json(await store.of(owner));
});

app.post("/api/links", async (c) => {
  const { url } = await c.req.json<{ url: string }>();
  if (!(await resolves(url))) return c.json({ error: "no such host" }, 422);
  const listed = await isListed(url); // ! no-blocking-call
  if (listed) return c.json({ error: "listed" }, 422);
  const number = lastSlug + 1;
  const slug = number.toString(36);
  await store.insert({ slug, url, owner: c.get("session")?.user ?? "" });
  lastSlug = number; // ! no-shared-state-race
  return c.json({ slug }, 201);
});

app.post("/api/blocklist", async (c) => {
  await refresh();
  await clicks.flush();
  return c.body(null, 204);
});

app.onError((error, c) => {
  console.error(c.get("requestId"), error);
  return c.text("internal error", 500);
});

export default app;
