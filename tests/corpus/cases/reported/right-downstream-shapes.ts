// What lint rules of all kinds were reported for: handed on, handed back, awaited later, or nothing to await.
import Koa, { type Context, type Middleware, type Next } from "koa";
import compose from "koa-compose";
import Router from "@koa/router";
import express from "express";
import { Hono } from "hono";
import { AsyncLocalStorage } from "node:async_hooks";
import type { Handle } from "@sveltejs/kit";
import { Bot } from "grammy";
import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";

declare function load(id: string): Promise<{ ok: boolean }>;
declare function trace<T>(name: string, work: () => Promise<T>): Promise<T>;
declare const log: { info(...parts: unknown[]): void };

const koa = new Koa();
const router = new Router();
const context = new AsyncLocalStorage<{ id: string }>();

koa.use((ctx, next) => context.run({ id: ctx.get("x-id") }, next));
koa.use((ctx, next) => trace(ctx.path, next));
koa.use(async (ctx, next) => {
  await trace(ctx.path, async () => {
    await next();
    log.info(ctx.status);
  });
});

// Started early, awaited in finally.
koa.use(async (ctx, next) => {
  const downstream = next();
  log.info(ctx.path);
  try {
    await downstream;
  } finally {
    log.info(ctx.status);
  }
});

koa.use(async (ctx, next) => {
  const { ok } = await load(ctx.path);
  return ok ? next() : ctx.throw(403);
});

koa.use(async (ctx, next) => {
  if (!ctx.get("authorization")) return void (ctx.status = 401);
  await next();
});

koa.use(async (ctx, next) => {
  switch (ctx.method) {
    case "OPTIONS":
      ctx.status = 204;
      break;
    case "HEAD":
      await next();
      ctx.body = null;
      break;
    default:
      await next();
  }
});

const unless =
  (paths: readonly string[], middleware: Middleware): Middleware =>
  (ctx, next) =>
    paths.includes(ctx.path) ? next() : middleware(ctx, next);

const guards = [
  async (_ctx: Context, next: Next) => next(),
  (_ctx: Context, next: Next) => next().then(() => undefined),
];

router.use(unless(["/login"], compose(guards)));

router.get("/a", async (ctx, next) => {
  const [, rights] = await Promise.all([next(), load(ctx.path)]);
  ctx.set("x-ok", String(rights.ok));
});

koa.use((_ctx, next) =>
  next().catch((error: unknown) => {
    log.info(error);
    throw error;
  }),
);

class Flow {
  private readonly steps: Middleware[] = [];

  add(step: Middleware): this {
    this.steps.push(step);
    return this;
  }

  routes(): Middleware {
    const run = compose(this.steps);
    return (ctx, next) => run(ctx, next);
  }
}

koa.use(new Flow().add(async (_ctx, next) => next()).routes());

// Nothing to await in Express, not even with `await`.
const app = express();

app.use(async (req, res, next) => {
  res.locals["rights"] = await load(req.path);
  await next();
  log.info("passed on");
});

app.use((req, _res, next) => {
  load(req.path).then(() => next(), next);
});

app.use((req, _res, next) => {
  context.run({ id: String(req.headers["x-id"]) }, () => next());
});

const wrap =
  (handler: express.RequestHandler): express.RequestHandler =>
  (req, res, next) =>
    Promise.resolve(handler(req, res, next)).catch(next);

app.get(
  "/wrapped",
  wrap(async (req, res) => {
    res.json(await load(req.path));
  }),
);

// An iterator's own next().
app.get("/first", (req, res) => {
  const parts = req.path.split("/")[Symbol.iterator]();
  parts.next();
  parts.next();
  res.send(parts.next().value);
});

const hono = new Hono();

hono.use(async (c, next) => {
  try {
    return await next();
  } finally {
    c.header("x-done", "1");
  }
});

hono.use(async (c, next) => {
  await next();
  if (c.error) log.info(c.error);
});

hono.use("/admin/*", async (c, next) => {
  const { ok } = await load(c.req.path);
  return ok ? await next() : c.text("forbidden", 403);
});

export const handle: Handle = ({ event, resolve }) =>
  context.run({ id: event.url.pathname }, () => resolve(event));

const bot = new Bot("token");

bot.use(async (ctx, next) => {
  const begin = Date.now();
  await next();
  log.info(ctx.update.update_id, Date.now() - begin);
});

bot.filter((ctx) => ctx.from !== undefined).use((_ctx, next) => next());

export default class LocaleMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    ctx.response.header("content-language", "en");
    return next();
  }
}

export { app, bot, hono, koa };
