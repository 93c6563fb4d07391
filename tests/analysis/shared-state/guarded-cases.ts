/** Right programs that share state and guard it: neither rule says anything about them in `recommended`. */
export const guarded: Readonly<Record<string, string>> = {
  "hono-rate-limit-by-ip": `
import { createMiddleware } from "hono/factory";
const seen = new Map<string, { count: number; reset: number }>();
export const limited = createMiddleware(async (c, next) => {
  const ip = c.req.header("x-forwarded-for") ?? "";
  const now = Date.now();
  let entry = seen.get(ip);
  if (!entry || entry.reset < now) {
    entry = { count: 0, reset: now + 60_000 };
    seen.set(ip, entry);
  }
  entry.count++;
  if (entry.count > 100) return c.text("slow down", 429);
  await next();
  c.header("x-remaining", String(100 - entry.count));
});`,
  "hono-claim": `
import { Hono } from "hono";
declare function importAll(): Promise<number>;
const app = new Hono();
let importing = false;
const running = new Set<string>();
app.post("/import", async (c) => {
  if (importing) return c.text("busy", 409);
  importing = true;
  try {
    return c.json(await importAll());
  } finally {
    importing = false;
  }
});
app.post("/import/:name", async (c) => {
  const name = c.req.param("name");
  if (running.has(name)) return c.text("busy", 409);
  running.add(name);
  try {
    return c.json(await importAll());
  } finally {
    running.delete(name);
  }
});
export default app;`,
  "hono-promise-memo": `
import { Hono } from "hono";
declare function loadKeys(): Promise<string[]>;
let keys: Promise<string[]> | undefined;
const pages = new Map<string, Promise<string>>();
declare function render(path: string): Promise<string>;
const app = new Hono();
app.get("/keys", async (c) => {
  keys ??= loadKeys().catch((error: unknown) => {
    keys = undefined;
    throw error;
  });
  return c.json(await keys);
});
app.get("/page/*", async (c) => {
  let page = pages.get(c.req.path);
  if (page === undefined) {
    page = render(c.req.path);
    pages.set(c.req.path, page);
  }
  return c.html(await page);
});
export default app;`,
  "fastify-mutex": `
import Fastify from "fastify";
import { Mutex } from "async-mutex";
declare function fee(): Promise<number>;
const app = Fastify();
const mutex = new Mutex();
let balance = 100;
app.post("/pay", async () => {
  const release = await mutex.acquire();
  try {
    const before = balance;
    if (before <= 0) return { balance };
    balance = before - (await fee());
  } finally {
    release();
  }
  return { balance };
});
app.post("/pay2", async () =>
  mutex.runExclusive(async () => {
    const before = balance;
    balance = before - (await fee());
    return { balance };
  }),
);
export { app };`,
  "fastify-own-mutex": `
import Fastify from "fastify";
class Lock {
  private tail: Promise<void> = Promise.resolve();
  async run<T>(work: () => Promise<T>): Promise<T> {
    const before = this.tail;
    let release = (): void => undefined;
    this.tail = new Promise((resolve) => { release = resolve; });
    await before;
    try {
      return await work();
    } finally {
      release();
    }
  }
}
declare function fee(): Promise<number>;
const lock = new Lock();
let balance = 0;
const app = Fastify();
app.post("/", async () => {
  await lock.run(async () => {
    const before = balance;
    balance = before + (await fee());
  });
  return { ok: true };
});
export { app };`,
  "fastify-promise-queue": `
import Fastify from "fastify";
declare function write(line: string): Promise<void>;
let queue: Promise<void> = Promise.resolve();
let written = 0;
const app = Fastify();
app.post<{ Body: string }>("/log", async (request) => {
  queue = queue.then(async () => {
    const before = written;
    await write(request.body);
    written = before + 1;
  });
  await queue;
  return { ok: true };
});
export { app };`,
  "sveltekit-weakmap": `
import type { Handle, RequestEvent } from "@sveltejs/kit";
const users = new WeakMap<RequestEvent, string>();
const started = new Map<RequestEvent, number>();
declare function login(cookie: string | undefined): Promise<string>;
export const handle: Handle = async ({ event, resolve }) => {
  users.set(event, await login(event.cookies.get("sid")));
  started.set(event, Date.now());
  const response = await resolve(event);
  response.headers.set("x-user", users.get(event) ?? "");
  response.headers.set("x-time", String(Date.now() - (started.get(event) ?? 0)));
  started.delete(event);
  return response;
};`,
  "express-recheck": `
import express from "express";
declare function slots(): Promise<number>;
let taken = 0;
export const app = express();
app.post("/take", async (_req, res) => {
  if (taken >= 10) { res.sendStatus(409); return; }
  const max = await slots();
  if (taken >= max) { res.sendStatus(409); return; }
  taken++;
  res.json({ taken });
});
app.post("/release", async (_req, res) => {
  await slots();
  taken = Math.max(0, taken - 1);
  res.sendStatus(204);
});`,
  "express-max-and-average": `
import express from "express";
const load = { slowest: 0, average: 0 };
export const app = express();
app.use((_req, res, next) => {
  const start = Date.now();
  res.on("finish", () => {
    const took = Date.now() - start;
    if (took > load.slowest) load.slowest = took;
    load.average = load.average * 0.9 + took * 0.1;
  });
  next();
});`,
  "express-circuit-breaker": `
import express from "express";
declare function upstream(path: string): Promise<Response>;
const breaker = { failures: 0, openUntil: 0 };
export const app = express();
app.use(async (req, res) => {
  if (Date.now() < breaker.openUntil) { res.sendStatus(503); return; }
  const answer = await upstream(req.path);
  if (answer.status >= 500) {
    breaker.failures++;
    if (breaker.failures > 5) breaker.openUntil = Date.now() + 10_000;
  } else {
    breaker.failures = 0;
  }
  res.status(answer.status).send(await answer.text());
});`,
  "trpc-cache-by-input": `
import { initTRPC } from "@trpc/server";
const t = initTRPC.context<{ user: string }>().create();
const cache = new Map<string, unknown>();
export const cached = t.procedure.use(async ({ ctx, path, next }) => {
  const key = ctx.user + path;
  if (cache.has(key)) return next({ ctx: { hit: cache.get(key) } });
  const result = await next();
  if (result.ok) cache.set(key, result.data);
  return result;
});`,
  "latest-wins": `
import { Hono } from "hono";
declare function build(): Promise<string>;
const app = new Hono();
let version = 0;
let bundle = "";
app.post("/build", async (c) => {
  const mine = ++version;
  const built = await build();
  if (mine === version) bundle = built;
  return c.text(bundle);
});
export default app;`,
  "restart-timer": `
import express from "express";
declare function flush(): Promise<void>;
let timer: NodeJS.Timeout | undefined;
export const app = express();
app.post("/touch", async (_req, res) => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = undefined;
    void flush();
  }, 1000);
  await flush();
  res.sendStatus(204);
});`,
  "swap-then-send": `
import express from "express";
declare function send(lines: readonly string[]): Promise<void>;
let buffer: string[] = [];
export const app = express();
app.post("/log", async (req, res) => {
  buffer.push(req.url);
  if (buffer.length >= 10) {
    const batch = buffer;
    buffer = [];
    try {
      await send(batch);
    } catch {
      buffer = [...batch, ...buffer];
    }
  }
  res.sendStatus(204);
});`,
  "job-identity": `
import express from "express";
declare function run(name: string): Promise<void>;
let current: { readonly name: string } | undefined;
export const app = express();
app.post("/run/:name", async (req, res) => {
  const job = { name: req.params.name };
  current = job;
  await run(job.name);
  if (current === job) current = undefined;
  res.sendStatus(204);
});`,
  "express-reservation": `
import express from "express";
declare function settle(amount: number): Promise<void>;
const account = { balance: 100, held: 0 };
export const app = express();
app.post("/pay/:amount", async (req, res) => {
  const amount = Number(req.params.amount);
  if (account.balance - account.held < amount) {
    res.sendStatus(402);
    return;
  }
  account.held += amount;
  await settle(amount);
  account.balance -= amount;
  account.held -= amount;
  res.sendStatus(204);
});`,
  "nest-table-rebuilt": `
import { Injectable } from "@nestjs/common";
declare function codes(): Promise<string[]>;
declare function rateOf(codes: string[]): Promise<number[]>;
@Injectable()
export class Rates {
  private pairs: string[] = [];
  async reload(): Promise<void> {
    const all = await codes();
    this.pairs = [];
    for (const code of all) this.pairs.push(code);
    await rateOf(this.pairs);
    await rateOf(this.pairs.slice(1));
  }
}`,
};
