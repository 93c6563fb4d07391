// Reported as a hole in a rate limiter, and right: between the last look and the take no other request can run.
import { Hono } from "hono";

interface Bucket {
  tokens: number;
}

const locks = new Map<string, boolean>();
const buckets = new Map<string, Bucket>();

async function acquireLock(key: string) {
  while (locks.get(key)) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  locks.set(key, true);
}

function releaseLock(key: string) {
  locks.delete(key);
}

declare function cost(path: string): Promise<number>;

const app = new Hono();

app.use(async (c, next) => {
  const key = c.req.header("x-user") ?? "anonymous";
  await acquireLock(key);
  releaseLock(key);
  await next();
});

// Incremented first, given back where it was too much.
const counts = new Map<string, number>();

app.use(async (c, next) => {
  const key = c.req.header("x-user") ?? "anonymous";
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  if (count > 10) {
    counts.set(key, (counts.get(key) ?? 1) - 1);
    return c.text("Too many requests", 429);
  }
  await next();
});

// A token bucket that asks for the price between look and take.
app.use(async (c, next) => {
  const key = c.req.header("x-user") ?? "anonymous";
  const bucket = buckets.get(key) ?? { tokens: 10 };
  buckets.set(key, bucket);
  const { tokens } = bucket;
  const price = await cost(c.req.path);
  if (tokens < price) return c.text("Too many requests", 429);
  bucket.tokens = tokens - price; // ! no-shared-state-race
  await next();
});

app.use(async (c, next) => {
  const key = c.req.header("x-user") ?? "anonymous";
  const bucket = buckets.get(key) ?? { tokens: 10 };
  buckets.set(key, bucket);
  const price = await cost(c.req.path);
  if (bucket.tokens < price) return c.text("Too many requests", 429);
  bucket.tokens -= price;
  await next();
});

export default app;
