import { clientSamples } from "./client-samples.ts";
import type { Sample } from "./sites.ts";

/** One sample a framework, over the types that are installed: which functions are sites, by what, with which downstream. */
export const samples: Readonly<Record<string, Sample>> = {
  koa: {
    text: `
      import Koa, { type Context, type Next, type Middleware } from "koa";
      import Router from "@koa/router";
      import compose from "koa-compose";
      const app = new Koa();
      const router = new Router();
      app.use(async (ctx, next) => { await next(); });
      app.use(async (ctx) => { ctx.body = "no next"; });
      export const typed: Middleware = async (ctx, go) => { await go(); };
      export const satisfied = (async (ctx, next) => { await next(); }) satisfies Middleware;
      export async function annotated(ctx: Context, next: Next) { await next(); }
      export function factory(): Middleware { return async (ctx, next) => { await next(); }; }
      export function untypedFactory() { return async (ctx: Context, next: Next) => { await next(); }; }
      router.get("/", async (ctx, next) => { await next(); });
      router.param("id", async (id, ctx, next) => { await next(); });
      compose([async (ctx: Context, next: Next) => { await next(); }]);
    `,
    sites: [
      "line 7: middleware koa contextual next=promise",
      "line 8: handler koa contextual",
      "typed: middleware koa contextual go=promise",
      "satisfied: middleware koa contextual next=promise",
      "annotated: middleware koa annotation next=promise",
      "line 12: middleware koa contextual next=promise",
      "line 13: middleware koa annotation next=promise",
      "line 14: middleware koa contextual next=promise",
      "line 15: middleware koa contextual next=promise",
      "line 16: middleware koa annotation next=promise",
    ],
  },
  hono: {
    text: `
      import { Hono, type Context, type Next, type MiddlewareHandler } from "hono";
      import { createMiddleware } from "hono/factory";
      const app = new Hono();
      app.use(async (c, next) => { await next(); });
      app.get("/", async (c, next) => { await next(); }, (c) => c.text("x"));
      export const typed: MiddlewareHandler = async (c, next) => { await next(); };
      export const made = createMiddleware(async (c, next) => { await next(); });
      export const annotated = async (c: Context, next: Next) => { await next(); };
    `,
    sites: [
      "line 5: middleware hono contextual next=promise",
      "line 6: middleware hono contextual next=promise",
      "line 6: handler hono contextual",
      "typed: middleware hono contextual next=promise",
      "made: middleware hono contextual next=promise",
      "annotated: middleware hono annotation next=promise",
    ],
  },
  express: {
    text: `
      import express, { type Request, type Response, type NextFunction, type RequestHandler } from "express";
      const app = express();
      app.use((req, res, next) => { next(); });
      app.get("/", (req, res) => { res.json({}); });
      app.use((err: Error, req: Request, res: Response, next: NextFunction) => { next(err); });
      app.param("id", (req, res, next, id) => { next(); });
      export const typed: RequestHandler = (req, res, next) => { next(); };
      export function annotated(req: Request, res: Response, next: NextFunction) { next(); }
      export function handler(req: Request, res: Response) { res.end(); }
    `,
    sites: [
      "line 4: middleware express contextual next=sync",
      "line 5: handler express contextual",
      "line 6: middleware express annotation next=sync",
      "line 7: middleware express contextual next=sync",
      "typed: middleware express contextual next=sync",
      "annotated: middleware express annotation next=sync",
      "handler: handler express annotation",
    ],
  },
  fastify: {
    text: `
      import fastify, { type onRequestHookHandler, type HookHandlerDoneFunction, type FastifyRequest, type FastifyReply } from "fastify";
      const app = fastify();
      app.addHook("onRequest", (req, reply, done) => { done(); });
      app.addHook("onRequest", async (req) => { req.log.info("x"); });
      app.addHook("preParsing", (req, reply, payload, done) => { done(null, payload); });
      app.get("/", { preHandler: (req, reply, done) => { done(); } }, async () => "x");
      export const typed: onRequestHookHandler = function (req, reply, done) { done(); };
      export function annotated(req: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) { done(); }
    `,
    sites: [
      "line 4: middleware fastify-hook contextual done=sync",
      "line 5: handler fastify-hook contextual",
      "line 6: middleware fastify-hook contextual done=sync",
      "preHandler: middleware fastify-hook contextual done=sync",
      "line 7: handler fastify-hook contextual",
      "typed: middleware fastify-hook contextual done=sync",
      "annotated: middleware fastify-hook annotation done=sync",
    ],
  },
  nest: {
    text: `
      import { Controller, Get, Injectable, type CallHandler, type CanActivate, type ExecutionContext, type NestInterceptor, type NestMiddleware } from "@nestjs/common";
      @Injectable() export class Log implements NestMiddleware {
        use(req: object, res: object, next: (error?: unknown) => void) { next(); }
      }
      @Injectable() export class Time implements NestInterceptor {
        intercept(context: ExecutionContext, next: CallHandler) { return next.handle(); }
        private helper(context: ExecutionContext) { return context; }
      }
      abstract class Base implements NestInterceptor { abstract intercept(context: ExecutionContext, handler: CallHandler): ReturnType<CallHandler["handle"]>; }
      export class Inherited extends Base { intercept(context: ExecutionContext, handler: CallHandler) { return handler.handle(); } }
      export class Guard implements CanActivate { canActivate() { return true; } }
      @Controller() export class Notes { @Get() list() { return []; } count() { return 0; } }
    `,
    sites: [
      "use: middleware nest-middleware heritage next=sync",
      "intercept: middleware nest-interceptor heritage next.handle=sync",
      "intercept: middleware nest-interceptor heritage handler.handle=sync",
      "canActivate: handler nest-handler heritage",
      "list: handler nest-handler decorator",
    ],
  },
  sveltekit: {
    text: `
      import { sequence } from "@sveltejs/kit/hooks";
      import type { Handle } from "@sveltejs/kit";
      export const handle: Handle = async ({ event, resolve }) => resolve(event);
      export const whole: Handle = async (input) => input.resolve(input.event);
      export const late: Handle = async (input) => { const { resolve } = input; return resolve(input.event); };
      export const renamed: Handle = async ({ event, resolve: go }) => go(event);
      export const satisfied = (async ({ event, resolve }) => resolve(event)) satisfies Handle;
      export const derived = async ({ event, resolve }: Parameters<Handle>[0]) => resolve(event);
      export const never: Handle = async () => new Response("closed");
      export default sequence(async ({ event, resolve }) => resolve(event));
    `,
    sites: [
      "handle: middleware sveltekit contextual resolve=maybe-promise",
      "whole: middleware sveltekit contextual input.resolve=maybe-promise",
      "late: middleware sveltekit contextual input.resolve=maybe-promise",
      "renamed: middleware sveltekit contextual go=maybe-promise",
      "satisfied: middleware sveltekit contextual resolve=maybe-promise",
      "derived: middleware sveltekit annotation resolve=maybe-promise",
      "never: middleware sveltekit contextual",
      "line 11: middleware sveltekit contextual resolve=maybe-promise",
    ],
  },
  trpc: {
    text: `
      import { initTRPC } from "@trpc/server";
      const t = initTRPC.create();
      export const destructured = t.middleware(async ({ next }) => next({ ctx: {} }));
      export const whole = t.procedure.use(async (opts) => { const result = await opts.next(); return result; });
      export const query = t.procedure.query(() => "x");
    `,
    sites: [
      "destructured: middleware trpc contextual next=promise",
      "whole: middleware trpc contextual opts.next=promise",
      "query: handler trpc contextual",
    ],
  },
  orpc: {
    text: `
      import { os } from "@orpc/server";
      export const destructured = os.middleware(async ({ next }) => next({ context: {} }));
      export const whole = os.use(async (opts) => { const result = await opts.next(); return result; });
    `,
    sites: [
      "destructured: middleware orpc contextual next=maybe-promise",
      "whole: middleware orpc contextual opts.next=maybe-promise",
    ],
  },
  grammy: {
    text: `
      import { Bot, type Context, type MiddlewareFn, type NextFunction, type Transformer } from "grammy";
      const bot = new Bot("token");
      bot.use(async (ctx, next) => { await next(); });
      bot.on("message", async (ctx, next) => { await next(); });
      bot.command("start", (ctx) => ctx.reply("hi"));
      export async function annotated(ctx: Context, next: NextFunction) { await next(); }
      export const typed: MiddlewareFn = async (ctx, next) => { await next(); };
      export const transformer: Transformer = (prev, method, payload, signal) => prev(method, payload, signal);
      bot.use({ middleware() { return async (ctx, next) => { await next(); }; } });
    `,
    sites: [
      "line 4: middleware grammy contextual next=promise",
      "line 5: middleware grammy contextual next=promise",
      "line 6: handler grammy contextual",
      "annotated: middleware grammy annotation next=promise",
      "typed: middleware grammy contextual next=promise",
      "transformer: middleware grammy-transformer contextual prev=promise",
      "line 10: middleware grammy contextual next=promise",
    ],
  },
  telegraf: {
    text: `
      import { Telegraf, type Context, type MiddlewareFn } from "telegraf";
      const bot = new Telegraf("token");
      bot.use(async (ctx, next) => { await next(); });
      export const typed: MiddlewareFn<Context> = async (ctx, next) => { await next(); };
      async function ownNext(ctx: Context, next: () => Promise<void>) { await next(); }
      bot.use(ownNext);
    `,
    sites: [
      "line 4: middleware telegraf contextual next=promise",
      "typed: middleware telegraf contextual next=promise",
      "ownNext: middleware telegraf registration next=promise",
    ],
  },
  feathers: {
    text: `
      import { feathers, type AroundHookFunction, type HookContext, type NextFunction } from "@feathersjs/feathers";
      const app = feathers();
      app.hooks({ around: { all: [async (context: HookContext, next: NextFunction) => { await next(); }] } });
      export const typed: AroundHookFunction = async (context, next) => { await next(); };
    `,
    sites: [
      "all: middleware feathers annotation next=promise",
      "typed: middleware feathers contextual next=promise",
    ],
  },
  h3: {
    text: `
      import { H3, defineMiddleware, type Middleware } from "h3";
      const app = new H3();
      app.use(async (event, next) => { await next(); });
      export const typed: Middleware = (event, next) => next();
      export const made = defineMiddleware(async (event, next) => { await next(); });
      app.get("/", () => "hi");
    `,
    sites: [
      "line 4: middleware h3 contextual next=unknown",
      "typed: middleware h3 contextual next=unknown",
      "made: middleware h3 contextual next=unknown",
      "line 7: handler h3 contextual",
    ],
  },
  oak: {
    text: `
      import { Application, Router, type Middleware } from "@oakserver/oak";
      const app = new Application();
      app.use(async (ctx, next) => { await next(); });
      export const typed: Middleware = async (ctx, next) => { await next(); };
      new Router().get("/", async (ctx, next) => { await next(); });
    `,
    sites: [
      "line 4: middleware oak contextual next=promise",
      "typed: middleware oak contextual next=promise",
      "line 6: middleware oak contextual next=promise",
    ],
  },
  "react-router": {
    text: `
      import type { MiddlewareFunction } from "react-router";
      export const typed: MiddlewareFunction<Response> = async (args, next) => { const response = await next(); return response; };
      export const middleware: MiddlewareFunction[] = [async (args, next) => { await next(); }];
    `,
    sites: [
      "typed: middleware react-router contextual next=promise",
      "middleware: middleware react-router contextual next=promise",
    ],
  },
  ...clientSamples,
};
