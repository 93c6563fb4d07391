// The fixes that maintainers accepted: queues, mutexes, shared promises, swapped buffers.
import { Mutex } from "async-mutex";
import express from "express";
import { readFile, writeFile } from "node:fs/promises";

interface Content {
  events: object[];
}

const app = express();
app.use(express.json());

declare function fetchRepos(org: string): Promise<object[]>;
declare function ship(lines: readonly string[]): Promise<void>;

// A promise queue around the file.
let contentLock: Promise<unknown> = Promise.resolve();
let revision = 0;

function withContentLock<T>(fn: () => Promise<T>): Promise<T> {
  const result = contentLock.then(fn, fn);
  contentLock = result.catch(() => undefined);
  return result;
}

app.post("/events", async (req, res) => {
  await withContentLock(async () => {
    const content = JSON.parse(
      await readFile("content.json", "utf8"),
    ) as Content;
    content.events.push(req.body as object);
    await writeFile("content.json", JSON.stringify(content));
    revision += 1;
  });
  res.status(201).json({ revision });
});

// async-mutex
const fileMutex = new Mutex();
let size = 0;

app.post("/v2/events", async (req, res) => {
  const total = await fileMutex.runExclusive(async () => {
    const before = size;
    await writeFile("events.log", JSON.stringify(req.body), { flag: "a" });
    size = before + 1;
    return size;
  });
  res.json({ total });
});

// Requests for one key share one promise.
const inflight = new Map<string, Promise<object[]>>();
const cache = new Map<string, { value: object[]; expires: number }>();

async function dedup(org: string): Promise<object[]> {
  const hit = cache.get(org);
  if (hit && hit.expires > Date.now()) return hit.value;
  const running = inflight.get(org);
  if (running) return running;
  const promise = fetchRepos(org)
    .then((value) => {
      cache.set(org, { value, expires: Date.now() + 60_000 });
      return value;
    })
    .finally(() => {
      inflight.delete(org);
    });
  inflight.set(org, promise);
  return promise;
}

app.get("/repos/:org", async (req, res) => {
  res.json(await dedup(req.params.org));
});

// A buffer that is swapped before it is sent, and put back where sending failed.
let buffer: string[] = [];

async function flush(): Promise<void> {
  const batch = buffer;
  buffer = [];
  try {
    await ship(batch);
  } catch {
    buffer = [...batch, ...buffer];
  }
}

app.use(async (req, _res, next) => {
  buffer.push(`${req.method} ${req.url}`);
  if (buffer.length > 100) await flush();
  next();
});

// One worker drains the queue.
const queue: string[] = [];
let draining = false;

async function drain(): Promise<void> {
  if (draining) return;
  draining = true;
  try {
    let job = queue.shift();
    while (job !== undefined) {
      await ship([job]);
      job = queue.shift();
    }
  } finally {
    draining = false;
  }
}

app.post("/jobs/:name", (req, res) => {
  queue.push(req.params.name);
  void drain();
  res.sendStatus(202);
});

// Gauges.
let inFlight = 0;
let maximum = 0;

app.use(async (_req, res, next) => {
  inFlight++;
  maximum = Math.max(maximum, inFlight);
  res.on("close", () => {
    inFlight--;
  });
  next();
});

app.get("/metrics", (_req, res) => {
  res.json({ inFlight, maximum });
});

export { app };
