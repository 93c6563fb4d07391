// Methods that would lose something, of objects that their callers have to themselves.
import { Mutex } from "async-mutex";
import express from "express";
import pLimit from "p-limit";

declare function note(text: string): Promise<void>;

class Draft {
  edits = 0;
  started = 0;
  async edit(): Promise<void> {
    const edits = this.edits;
    await note("edit");
    this.edits = edits + 1;
  }
  async timed(): Promise<number> {
    this.started = Date.now();
    await note("timed");
    return Date.now() - this.started;
  }
}

const app = express();
const mutex = new Mutex();

const guarded = new Map<string, Draft>();
app.post("/acquired/:id", async (req, res) => {
  const release = await mutex.acquire();
  try {
    await guarded.get(req.params.id)?.edit();
    await guarded.get(req.params.id)?.timed();
  } finally {
    release();
  }
  res.sendStatus(204);
});
app.post("/exclusive/:id", async (req, res) => {
  await mutex.runExclusive(async () => {
    await guarded.get(req.params.id)?.edit();
  });
  res.sendStatus(204);
});

const entries = new Map<
  string,
  { draft: Draft; lock: Mutex; isBusy: boolean }
>();
app.post("/lock-of-entry/:id", async (req, res) => {
  const entry = entries.get(req.params.id);
  await entry?.lock.runExclusive(() => entry.draft.edit());
  res.sendStatus(204);
});
app.post("/claim-of-entry/:id", async (req, res) => {
  const entry = entries.get(req.params.id);
  if (!entry || entry.isBusy) return void res.sendStatus(409);
  entry.isBusy = true;
  try {
    await entry.draft.edit();
  } finally {
    entry.isBusy = false;
  }
  res.sendStatus(204);
});

const busy = new Set<string>();
const claimed = new Map<string, Draft>();
app.post("/claimed/:id", async (req, res) => {
  const { id } = req.params;
  if (busy.has(id)) return void res.sendStatus(409);
  busy.add(id);
  try {
    await claimed.get(id)?.edit();
  } finally {
    busy.delete(id);
  }
  res.sendStatus(204);
});

const one = pLimit(1);
const limited = new Map<string, Draft>();
app.post("/limited/:id", async (req, res) => {
  await one(() => limited.get(req.params.id)?.edit());
  res.sendStatus(204);
});

const queued = new Map<string, Draft>();
let last: Promise<unknown> = Promise.resolve();
app.post("/queued/:id", async (req, res) => {
  const next = last.then(() => queued.get(req.params.id)?.edit());
  last = next.catch(() => undefined);
  await next;
  res.sendStatus(204);
});

class Locks {
  readonly #locks = new Map<string, Mutex>();
  within<T>(id: string, work: () => Promise<T>): Promise<T> {
    let lock = this.#locks.get(id);
    if (!lock) this.#locks.set(id, (lock = new Mutex()));
    return lock.runExclusive(work);
  }
}
const locks = new Locks();
const locked = new Map<string, Draft>();
app.post("/locked/:id", async (req, res) => {
  const { id } = req.params;
  await locks.within(id, async () => {
    await locked.get(id)?.edit();
    await locked.get(id)?.timed();
  });
  res.sendStatus(204);
});

// Taken out of where the others look.
const waiting = new Map<string, Draft>();
app.post("/taken/:id", async (req, res) => {
  const draft = waiting.get(req.params.id);
  if (!draft) return void res.sendStatus(404);
  waiting.delete(req.params.id);
  await draft.edit();
  res.sendStatus(204);
});
const lent = new Map<string, Draft>();
app.post("/lent/:id", async (req, res) => {
  const draft = lent.get(req.params.id);
  lent.delete(req.params.id);
  await draft?.edit();
  if (draft) lent.set(req.params.id, draft);
  res.sendStatus(204);
});
const idle: Draft[] = [];
app.post("/idle", async (_req, res) => {
  const draft = idle.shift();
  if (!draft) return void res.sendStatus(503);
  try {
    await draft.edit();
  } finally {
    idle.push(draft);
  }
  res.sendStatus(204);
});
// Only on one of the ways.
const kept = new Map<string, Draft>();
app.post("/kept/:id", async (req, res) => {
  const draft = kept.get(req.params.id);
  if (req.get("x-close")) kept.delete(req.params.id);
  await draft?.edit(); // ! no-shared-state-race
  res.sendStatus(204);
});

/** Opened by what went wrong, and for some time only. */
class Upstream {
  failures = 0;
  openUntil = 0;
  async call(): Promise<boolean> {
    if (this.openUntil > Date.now()) return false;
    try {
      await note("call");
      this.failures = 0;
      return true;
    } catch {
      this.failures++;
      if (this.failures > 5) this.openUntil = Date.now() + 1000;
      return false;
    }
  }
}
const upstreams = new Map<string, Upstream>();
app.get("/upstreams/:id", async (req, res) => {
  res.json(await upstreams.get(req.params.id)?.call());
});

export default app;
