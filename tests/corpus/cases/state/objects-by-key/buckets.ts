import { randomUUID } from "node:crypto";
import { Mutex } from "async-mutex";
import express from "express";

declare function note(text: string): Promise<void>;

const app = express();

class Bucket {
  #tokens = 10;
  #opened = false;
  #busy = false;

  async take(): Promise<boolean> {
    const left = this.#tokens;
    await note("take");
    this.#tokens = left - 1;
    return left > 0;
  }

  async spend(): Promise<boolean> {
    await note("spend");
    this.#tokens -= 1;
    return this.#tokens > 0;
  }

  async open(): Promise<void> {
    if (this.#opened) return;
    await note("open");
    this.#opened = true;
  }

  async flush(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await note("flush");
    } finally {
      this.#busy = false;
    }
  }
}

class Cart {
  total = 0;

  add = async (price: Promise<number>): Promise<void> => {
    this.total += await price;
  };

  addSafely = async (price: Promise<number>): Promise<void> => {
    const paid = await price;
    this.total += paid;
  };
}

class LockedBucket {
  readonly #mutex = new Mutex();
  #tokens = 10;

  async take(): Promise<boolean> {
    return this.#mutex.runExclusive(async () => {
      const left = this.#tokens;
      await note("take");
      this.#tokens = left - 1;
      return left > 0;
    });
  }
}

const buckets = new Map<string, Bucket>();
const carts: Cart[] = [];
const locked = new Map<string, LockedBucket>();
const named: Record<string, Bucket> = {};

function bucketOf(ip: string): Bucket {
  let bucket = buckets.get(ip);
  if (!bucket) {
    bucket = new Bucket();
    buckets.set(ip, bucket);
  }
  return bucket;
}

app.use(async (req, res, next) => {
  const passes = await bucketOf(req.ip ?? "").take(); // ! no-shared-state-race
  if (passes) next();
  else res.sendStatus(429);
});

app.use(async (req, res, next) => {
  const bucket = buckets.get(req.ip ?? "");
  await bucket?.open(); // ! no-shared-state-race
  await bucket?.flush();
  if (await bucketOf(req.ip ?? "").spend()) next();
  else res.sendStatus(429);
});

app.use(async (req, res, next) => {
  const bucket = locked.get(req.ip ?? "");
  if (await bucket?.take()) next();
  else res.sendStatus(429);
});

app.get("/named/:name", async (req, res) => {
  const bucket = named[req.params.name];
  res.json(await bucket?.take()); // ! no-shared-state-race
});

declare function priceOf(name: string): Promise<number>;

app.post("/carts/:place", async (req, res) => {
  const cart = carts.find((_, place) => place === Number(req.params.place));
  await cart?.add(priceOf(req.params.place)); // ! no-shared-state-race
  await cart?.addSafely(priceOf(req.params.place));
  res.json(cart?.total);
});

// A name of its own for each request: nobody else comes to it before it is done.
app.post("/jobs", async (_req, res) => {
  const bucket = new Bucket();
  const id = randomUUID();
  named[id] = bucket;
  await bucket.open();
  await bucket.take();
  delete named[id];
  res.json({ id });
});

export default app;
