import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage } from "node:http";
import express, { type RequestHandler, type Response } from "express";
import { Hono } from "hono";
import Koa from "koa";

declare function render(path: string): string;
declare function trim(map: Map<string, string>): void;
declare const config: { readonly tenants: readonly { readonly id: string }[] };

const app = express();
const koa = new Koa();
const hono = new Hono();

// Keys that are few.
const byMethod = new Map<string, number>();
const byRoute: Record<string, number> = {};
const byStatus = new Map<number, number>();
app.use((req, res, next) => {
  byMethod.set(req.method, (byMethod.get(req.method) ?? 0) + 1);
  res.on("finish", () => {
    const route = `${req.method} ${String((req.route as { path: string }).path)}`;
    byRoute[route] = (byRoute[route] ?? 0) + 1;
    byStatus.set(res.statusCode, (byStatus.get(res.statusCode) ?? 0) + 1);
  });
  next();
});

type Plan = "free" | "paid";
const byPlan = new Map<Plan, number>();
const planOf = (req: express.Request): Plan =>
  req.get("x-plan") ? "paid" : "free";
app.use((req, _res, next) => {
  const plan = planOf(req);
  byPlan.set(plan, (byPlan.get(plan) ?? 0) + 1);
  next();
});

const languages = new Set(["en", "de"]);
const byLanguage = new Map<string, number>();
app.use((req, _res, next) => {
  const language = req.get("accept-language") ?? "en";
  if (languages.has(language))
    byLanguage.set(language, (byLanguage.get(language) ?? 0) + 1);
  next();
});

const shards: number[] = [0, 0, 0, 0];
app.use((req, _res, next) => {
  const shard = Number(req.get("x-user")) % 4;
  shards[shard] = (shards[shard] ?? 0) + 1;
  next();
});

const tenants = new Map(config.tenants.map((tenant) => [tenant.id, tenant]));
const perTenant = new Map<string, number>();
app.use((req, res, next) => {
  const tenant = tenants.get(req.hostname);
  if (!tenant) {
    res.status(404).send("no such tenant");
    return;
  }
  perTenant.set(tenant.id, (perTenant.get(tenant.id) ?? 0) + 1);
  next();
});

// Taken out again.
const running = new Map<string, number>();
koa.use(async (ctx, next) => {
  running.set(ctx.ip, Date.now());
  try {
    await next();
  } finally {
    running.delete(ctx.ip);
  }
});

const clients = new Set<Response>();
app.get("/events", (req, res) => {
  clients.add(res);
  req.on("close", () => clients.delete(res));
});

// Limited.
const pages = new Map<string, string>();
app.get("/pages/:name", (req, res) => {
  if (pages.size >= 500) pages.clear();
  pages.set(req.params.name, render(req.params.name));
  res.send(pages.get(req.params.name));
});

const last: string[] = [];
hono.use(async (c, next) => {
  last.push(c.req.path);
  if (last.length > 100) last.shift();
  await next();
});

const newest: string[] = [];
hono.use(async (c, next) => {
  newest.unshift(c.req.path);
  newest.length = Math.min(newest.length, 50);
  await next();
});

const first = new Set<string>();
hono.use(async (c, next) => {
  if (first.size < 1000) first.add(c.req.path);
  await next();
});

let window: string[] = [];
hono.use(async (c, next) => {
  window.push(c.req.path);
  window = window.slice(-20);
  await next();
});

// Emptied by a timer.
const perMinute = new Map<string, number>();
setInterval(() => perMinute.clear(), 60_000).unref();
const limit: RequestHandler = (req, res, next) => {
  const used = (perMinute.get(req.ip ?? "") ?? 0) + 1;
  perMinute.set(req.ip ?? "", used);
  if (used > 100) res.status(429).send("slow down");
  else next();
};
app.use(limit);

let today = new Map<string, number>();
setInterval(() => (today = new Map()), 86_400_000).unref();
koa.use((ctx, next) => {
  today.set(ctx.ip, (today.get(ctx.ip) ?? 0) + 1);
  return next();
});

const expiring = new Map<string, string>();
app.post("/codes", (req, res) => {
  const { mail } = req.body as { mail: string };
  expiring.set(mail, "1234");
  setTimeout(() => expiring.delete(mail), 60_000).unref();
  res.send("sent");
});

// Handed to code that looks after it.
const trimmed = new Map<string, string>();
app.use((req, _res, next) => {
  trimmed.set(req.path, "x");
  trim(trimmed);
  next();
});

// Goes with its key.
const started = new WeakMap<IncomingMessage, number>();
app.use((req, _res, next) => {
  started.set(req, Date.now());
  next();
});

// The request's own.
const requests = new AsyncLocalStorage<Map<string, string>>();
app.use((req, res, next) => {
  const own = new Map<string, string>();
  own.set(req.path, "x");
  (res.locals as { parts: string[] }).parts = [];
  (res.locals as { parts: string[] }).parts.push(req.path);
  requests.run(own, next);
});

// Filled while the process starts.
const handlers = new Map<string, () => string>();
export function register(name: string, handler: () => string): void {
  handlers.set(name, handler);
}
register("a", () => "a");

// One slot.
const latest = { path: "" };
koa.use((ctx, next) => {
  latest.path = ctx.path;
  return next();
});
