/** Right programs: neither rule says anything about them in `recommended`. */
export const right: Readonly<Record<string, string>> = {
  "koa-owned-writes": `
import Koa from "koa";
declare function userOf(cookie: string | undefined): Promise<string>;
export const app = new Koa();
app.use(async (ctx, next) => {
  ctx.state.user = await userOf(ctx.get("cookie"));
  ctx.state.count = (ctx.state.count ?? 0) + 1;
  await next();
  ctx.body = { ...(ctx.body as object), user: ctx.state.user };
  ctx.state.count = ctx.state.count + 1;
});`,
  "koa-locals": `
import Koa from "koa";
declare function step(n: number): Promise<number>;
export const app = new Koa();
app.use(async (ctx, next) => {
  let total = 0;
  const parts: number[] = [];
  const self = { last: 0 };
  for (let i = 0; i < 3; i++) {
    total += await step(i);
    self.last = total + (await step(total));
    parts.push(self.last);
  }
  const add = async (): Promise<void> => {
    total = total + (await step(1));
  };
  await add();
  await next();
  ctx.body = { total, parts, last: self.last };
});`,
  "koa-reassigned-parameter": `
import Koa from "koa";
declare function resolvePath(path: string): Promise<string>;
export const rewrite = (prefix: string): Koa.Middleware => async (ctx, next) => {
  let path = ctx.path;
  path = path.startsWith(prefix) ? path : prefix + (await resolvePath(path));
  ctx.path = path;
  await next();
};`,
  "class-per-request": `
import express, { type Request } from "express";
class Report {
  private user = "";
  private rows = 0;
  constructor(private readonly request: Request) {}
  async run(): Promise<object> {
    this.user = String(this.request.headers["x-user"]);
    this.rows += await this.count();
    const rows = this.rows;
    await this.count();
    this.rows = rows + 1;
    return { user: this.user, rows: this.rows };
  }
  private async count(): Promise<number> {
    return 1;
  }
}
export const app = express();
app.get("/report", async (req, res) => {
  const report = new Report(req);
  res.json(await report.run());
});`,
  "adonis-instance-per-request": `
import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";
export default class Auth {
  private user: string | undefined;
  private start = 0;
  async handle(ctx: HttpContext, next: NextFn): Promise<void> {
    this.start = Date.now();
    this.user = ctx.request.header("x-user");
    await next();
    ctx.response.header("x-user", this.user ?? "");
    ctx.response.header("x-time", String(Date.now() - this.start));
  }
}`,
  "nest-request-scope": `
import { Injectable, Scope, type CallHandler, type ExecutionContext, type NestInterceptor } from "@nestjs/common";
import { tap, type Observable } from "rxjs";
@Injectable({ scope: Scope.REQUEST })
export class Timing implements NestInterceptor {
  private start = 0;
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    this.start = Date.now();
    return next.handle().pipe(tap(() => { console.log(Date.now() - this.start); }));
  }
}`,
  "nest-local-start": `
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from "@nestjs/common";
import { finalize, tap, type Observable } from "rxjs";
@Injectable()
export class Metrics implements NestInterceptor {
  private active = 0;
  private total = 0;
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const start = Date.now();
    this.active++;
    return next.handle().pipe(
      tap(() => { this.total++; console.log(Date.now() - start, this.active); }),
      finalize(() => { this.active--; }),
    );
  }
}`,
  "express-counters": `
import express from "express";
const stats = { requests: 0, errors: 0, last: "", byPath: new Map<string, number>() };
const recent: string[] = [];
export const app = express();
app.use((req, res, next) => {
  stats.requests++;
  stats.last = req.path;
  console.debug("last path", stats.last);
  recent.push(req.path);
  if (recent.length > 100) recent.shift();
  res.on("finish", () => {
    if (res.statusCode >= 500) stats.errors += 1;
    stats.byPath.set(req.path, (stats.byPath.get(req.path) ?? 0) + 1);
  });
  next();
});
app.get("/stats", (_req, res) => {
  res.json({ requests: stats.requests, errors: stats.errors });
});`,
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
  "koa-startup": `
import Koa from "koa";
declare function connect(): Promise<{ query(sql: string): Promise<unknown> }>;
declare function loadFlags(): Promise<Record<string, boolean>>;
let db: { query(sql: string): Promise<unknown> } | undefined;
let flags: Record<string, boolean> = {};
export async function start(): Promise<void> {
  if (!db) db = await connect();
  flags = await loadFlags();
  setInterval(() => {
    void loadFlags().then((next) => { flags = next; });
  }, 60_000);
  app.listen(3000);
}
const app = new Koa();
app.use(async (ctx, next) => {
  if (flags["beta"]) ctx.set("x-beta", "1");
  await next();
  ctx.body = await db?.query("select 1");
  if (flags["beta"]) ctx.set("x-beta-after", "1");
});`,
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
  "sveltekit-als": `
import { AsyncLocalStorage } from "node:async_hooks";
import type { Handle } from "@sveltejs/kit";
const storage = new AsyncLocalStorage<{ locale: string; calls: number }>();
export const handle: Handle = async ({ event, resolve }) => {
  const locale = event.cookies.get("locale") ?? "en";
  return storage.run({ locale, calls: 0 }, async () => {
    const store = storage.getStore();
    const response = await resolve(event);
    if (store) store.calls = store.calls + 1;
    event.locals = { ...event.locals };
    return response;
  });
};`,
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
  "koa-request-ids": `
import Koa from "koa";
import { randomUUID } from "node:crypto";
const inFlight = new Map<string, number>();
let sequence = 0;
export const app = new Koa();
app.use(async (ctx, next) => {
  const id = randomUUID();
  const serial = ++sequence;
  inFlight.set(id, Date.now());
  try {
    await next();
  } finally {
    ctx.set("x-time", String(Date.now() - (inFlight.get(id) ?? 0)));
    ctx.set("x-serial", String(serial));
    inFlight.delete(id);
  }
});`,
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
  "grammy-one-at-a-time": `
import { Bot, type Context, type NextFunction } from "grammy";
let handled = 0;
export const bot = new Bot("token");
bot.use(async (_ctx: Context, next: NextFunction) => {
  const before = handled;
  await next();
  handled = before + 1;
});`,
  "redux-style-builder": `
import { Hono } from "hono";
class Query {
  private parts: string[] = [];
  private limit = 0;
  where(part: string): this { this.parts.push(part); return this; }
  async size(n: Promise<number>): Promise<this> { this.limit = this.limit + (await n); return this; }
  text(): string { return this.parts.join() + String(this.limit); }
}
declare function sizeOf(name: string): Promise<number>;
const app = new Hono();
app.get("/", async (c) => {
  const query = new Query().where("a");
  await query.size(sizeOf(c.req.path));
  return c.text(query.text());
});
export default app;`,
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
  "config-at-module-level": `
import Koa from "koa";
const config = { origin: process.env["ORIGIN"] ?? "*", debug: false };
config.debug = process.env["DEBUG"] === "1";
export const app = new Koa();
app.use(async (ctx, next) => {
  ctx.set("access-control-allow-origin", config.origin);
  await next();
  if (config.debug) console.log(ctx.path, config.origin);
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
};
