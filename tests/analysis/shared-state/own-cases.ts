/** Right programs whose state is the request's own, or isn't decided by: neither rule says anything in `recommended`. */
export const own: Readonly<Record<string, string>> = {
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
};
