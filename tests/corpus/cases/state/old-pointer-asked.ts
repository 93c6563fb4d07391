// What was found before the wait is asked how much there is, and another object put in its place: it may be an old one by then.
import { Hono } from "hono";

interface Entry {
  count: number;
}

const entries = new Map<string, Entry>();
setInterval(() => entries.clear(), 60_000).unref();
let latest: Entry = { count: 0 };

declare function isBlocked(key: string): Promise<boolean>;
declare function leave(key: string): Promise<void>;

export const app = new Hono();

app.post("/counted/:key", async (c) => {
  const key = c.req.param("key");
  const entry = entries.get(key);
  if (await isBlocked(key)) return c.body(null, 403);
  if (entry && entry.count >= 3) return c.body(null, 429);
  entries.set(key, { count: (entry?.count ?? 0) + 1 }); // ! no-shared-state-race
  return c.body(null, 204);
});

app.post("/latest", async (c) => {
  const found = latest;
  if (await isBlocked("latest")) return c.body(null, 403);
  if (found.count >= 3) return c.body(null, 429);
  latest = { count: found.count + 1 }; // ! no-shared-state-race
  return c.body(null, 204);
});

// Looked up behind the wait.
app.post("/fresh/:key", async (c) => {
  const key = c.req.param("key");
  if (await isBlocked(key)) return c.body(null, 403);
  const entry = entries.get(key);
  if (entry && entry.count >= 3) return c.body(null, 429);
  entries.set(key, { count: (entry?.count ?? 0) + 1 });
  return c.body(null, 204);
});

const rooms = new Map<string, Entry>();

app.post("/rooms/:key", (c) => {
  const key = c.req.param("key");
  const room = rooms.get(key) ?? { count: 0 };
  room.count += 1;
  rooms.set(key, room);
  return c.body(null, 204);
});

// The object itself counts; who finds it empty takes it away.
app.delete("/rooms/:key", async (c) => {
  const key = c.req.param("key");
  const room = rooms.get(key);
  if (!room) return c.notFound();
  await leave(key);
  room.count -= 1;
  if (room.count <= 0) rooms.delete(key);
  return c.body(null, 204);
});

app.delete("/rooms/:key/now", async (c) => {
  const key = c.req.param("key");
  const room = rooms.get(key);
  if (!room) return c.notFound();
  await leave(key);
  if (--room.count <= 0) rooms.delete(key);
  return c.body(null, 204);
});

const vouchers = new Map<string, Entry>();
vouchers.set("spring", { count: 1 });

// Nothing is asked behind the wait: both have used one voucher.
app.delete("/vouchers/:key", async (c) => {
  const key = c.req.param("key");
  const voucher = vouchers.get(key);
  if (!voucher) return c.notFound();
  await leave(key);
  vouchers.delete(key); // ! no-shared-state-race
  return c.json(voucher);
});
