import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";
import type { AroundHookFunction } from "@feathersjs/feathers";
import type { MiddlewareFn as GrammyMiddleware } from "grammy";
import { Hono } from "hono";
import Koa from "koa";
import type { Middleware as OakMiddleware } from "@oakserver/oak";
import type { Context as TelegrafContext, MiddlewareFn } from "telegraf";

/** Here the answer lies in the context: awaiting without returning is right, so is an early `return;`. */
const koa = new Koa();
koa.use(async (ctx, next) => {
  if (ctx.path === "/ping") {
    ctx.body = "pong";
    return;
  }
  await next();
});

const hono = new Hono();
hono.use(async (c, next) => {
  await next();
  c.header("x-hono", "1");
});
hono.use(async (c, next) => {
  if (c.req.query("stop")) return c.text("stopped");
  await next();
});

export class CompressMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    await next();
    ctx.response.header("x-compressed", "0");
  }
}

export const oak: OakMiddleware = async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    console.error(error);
    ctx.response.status = 500;
  }
};

export const feathers: AroundHookFunction = async (context, next) => {
  try {
    await next();
  } catch (error) {
    console.error(error);
    context.result = { error: "internal" };
  }
};

export const grammy: GrammyMiddleware = async (ctx, next) => {
  if (!ctx.from) return;
  await next();
};

export const telegraf: MiddlewareFn<TelegrafContext> = async (ctx, next) => {
  if (!ctx.from) return;
  await next();
};

export { hono, koa };
