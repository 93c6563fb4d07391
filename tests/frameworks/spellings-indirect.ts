import type { Spelling } from "./spelling.ts";

/** The same through names, wrappers, arrays and other files; and what only looks like it. */
export const indirect: readonly Spelling[] = [
  {
    file: "connect.ts",
    text: `
import type { NextFunction, NextHandleFunction } from "connect";
import type { IncomingMessage, ServerResponse } from "node:http";
export const typed: NextHandleFunction = /* connect middleware next */ (req, res, next) => { next(); };
/* connect middleware next */ export function declared(req: IncomingMessage, res: ServerResponse, next: NextFunction) { next(); }
`,
  },
  {
    file: "koa-indirect.ts",
    text: `
import Koa from "koa";
import type { Context, Middleware, Next } from "koa";
import Router from "@koa/router";
const app = new Koa();
const router = new Router();
type Own = Middleware<{ user?: string }>;
interface Layered { readonly handle: Own; }
export const own: Own = /* koa middleware next */ async (ctx, next) => { await next(); };
export const layered: Layered = { handle: /* koa middleware next */ async (ctx, next) => { await next(); } };
export const short: Layered = { /* koa middleware next */ async handle(ctx, next) { await next(); } };
class Service {
  /* koa middleware next */ async log(ctx: Context, next: Next) { await next(); }
  arrow: Own = /* koa middleware next */ async (ctx, next) => { await next(); };
  /* koa middleware next */ async loose(ctx: any, next: any) { await next(); }
  /* - */ private helper(value: string) { return value; }
  use() { return this.helper(""); }
}
const service = new Service();
app.use(service.log.bind(service));
app.use(service.loose);
app.use(/* koa middleware next */ (ctx, next) => service.log(ctx, next));
const loose = /* koa middleware next */ async (ctx: any, next: any) => { await next(); };
app.use(loose);
const functioned = /* koa middleware next */ async function (ctx: Context, next: Function) { await next(); };
router.use(functioned as Middleware);
const list: Middleware[] = [/* koa middleware next */ async (ctx, next) => { await next(); }, own];
for (const each of list) app.use(each);
const byName: Record<string, Middleware> = { a: /* koa middleware next */ async (ctx, next) => { await next(); } };
app.use(byName["a"]!);
export const options = (enabled: boolean): Middleware => enabled ? /* koa middleware next */ async (ctx, next) => { await next(); } : /* koa middleware next */ (ctx, next) => next();
app.use(((): Middleware => /* koa middleware next */ async (ctx, next) => { await next(); })());
const guard = (check: (ctx: Context) => boolean): Middleware => /* koa middleware next */ async (ctx, next) => { if (check(ctx)) await next(); };
app.use(guard(/* - */ (ctx) => ctx.path === "/"));
router.all("/x", /* koa handler */ (ctx) => { ctx.status = 204; });
function* numbers() { yield 1; }
/* - */ export function first() { const it = numbers(); return it.next(); }
`,
  },
  {
    file: "express-indirect.ts",
    text: `
import express, { type NextFunction, type Request, type RequestHandler, type Response } from "express";
const app = express();
interface Authed extends Request { user: string; }
const wrap = /* - */ (fn: (req: Request, res: Response, next: NextFunction) => Promise<unknown>): RequestHandler =>
  /* express middleware next */ (req, res, next) => { fn(req, res, next).catch(next); };
app.get("/a", wrap(/* express handler */ async (req, res) => { res.send("ok"); }));
app.get("/b", wrap(/* express middleware next */ async (req, res, next) => { next(); }));
app.get("/c", [/* express middleware next */ ((req, res, next) => { next(); }) as RequestHandler, /* express handler */ ((req, res) => { res.send("ok"); }) as RequestHandler]);
/* express handler */ const mine = (req: Authed, res: Response) => { res.send(req.user); };
app.get("/d", mine as unknown as RequestHandler);
app.use(express.static("x", { setHeaders: /* - */ (res) => { res.setHeader("a", "b"); } }));
const loose = /* express middleware next */ (req: any, res: any, next: any) => { next(); };
app.use(loose);
/* express handler */ export function list(req: Request, res: Response): void { res.json([]); }
app.get("/e", list);
/* - */ export function format(value: string): string { return value; }
/* express middleware next */ export default function (req: Request, res: Response, next: NextFunction): void { next(); }
export const requireRole = (role: string): RequestHandler => /* express middleware next */ (req, res, next) => { void role; next(); };
export const requireScope = (scope: string) => /* express middleware next */ (req: Request, res: Response, next: NextFunction) => { void scope; next(); };
new Promise<void>(/* - */ (next) => { next(); }).then(/* - */ () => 1).catch(/* - */ () => 2);
`,
  },
  {
    file: "hono-indirect.ts",
    text: `
import { Hono, type Context, type Next } from "hono";
type Env = { Variables: { user: string } };
export const api = new Hono<Env>()
  .use("*", /* hono middleware next */ async (c, next) => { c.set("user", "a"); await next(); })
  .get("/a", /* hono handler */ async (c) => c.json({ user: c.get("user") }))
  .post("/b", /* hono handler */ (c) => c.text("ok"));
/* hono handler */ async function show(c: Context<Env>) { return c.text("ok"); }
api.get("/c", show);
export const auth = (role: string) => /* hono middleware next */ async (c: Context, next: Next) => { void role; await next(); };
export class Guard {
  handle = /* hono middleware next */ async (c: Context, next: Next) => { await next(); };
}
api.use(new Guard().handle, auth("x"));
/* - */ export function parse(text: string) { return text; }
`,
  },
  {
    file: "fastify-plugin.ts",
    text: `
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
export const plugin: FastifyPluginAsync = /* - */ async (app) => {
  app.get("/", /* fastify-hook handler */ async () => "ok");
  app.addHook("onRequest", authenticate);
  app.get("/a", { onRequest: authenticate }, show);
};
/* fastify-hook handler */ async function authenticate(request: FastifyRequest, reply: FastifyReply) { void reply; return Promise.resolve(request.id); }
const show = /* fastify-hook handler */ async () => Promise.resolve("ok");
export default /* - */ async function routes(app: FastifyInstance) { app.delete("/b", /* fastify-hook handler */ async (request) => request.id); await Promise.resolve(); }
`,
  },
  {
    file: "trpc-indirect.ts",
    text: `
import { initTRPC } from "@trpc/server";
const t = initTRPC.context<{ user?: string }>().create();
const isAuthed = t.middleware(/* trpc middleware opts.next */ async function isAuthed(opts) { return opts.next({ ctx: { user: "a" } }); });
export const guarded = t.procedure.use(isAuthed).use(/* trpc middleware next */ async function ({ ctx, next }) { void ctx; return await next(); });
export const piped = isAuthed.unstable_pipe(/* trpc middleware next */ ({ next }) => next());
const load = /* trpc handler */ async () => Promise.resolve([1]);
export const list = guarded.query(load);
export const caller = t.createCallerFactory(t.router({ list }))(/* - */ () => ({}));
`,
  },
  {
    file: "nest-scoped.ts",
    text: `
import { Injectable, Scope, type NestMiddleware } from "@nestjs/common";
import type { NextFunction, Request, Response } from "express";
@Injectable({ scope: Scope.REQUEST })
export class Scoped implements NestMiddleware {
  /* nest-middleware middleware next */ use(req: Request, res: Response, next: NextFunction) { next(); }
}
export abstract class Base implements NestMiddleware { abstract use(req: Request, res: Response, next: NextFunction): void; }
export class Derived extends Base {
  /* nest-middleware middleware go */ use(req: Request, res: Response, go: NextFunction) { go(); }
}
/* express middleware next */ export function functional(req: Request, res: Response, next: NextFunction) { next(); }
`,
  },
  {
    file: "orpc-indirect.ts",
    text: `
import { os } from "@orpc/server";
const base = os.$context<{ user?: string }>();
const authed = base.middleware(/* orpc middleware next */ async ({ context, next }, input) => { void input; const out = await next({ context: { user: context.user ?? "a" } }); return out; });
export const list = base.use(authed).handler(/* orpc handler */ async ({ context }) => context.user);
export const plain = os.handler(/* orpc handler */ () => 1);
`,
  },
  {
    file: "bots.ts",
    text: `
import { Bot, Composer, type Context, type NextFunction } from "grammy";
import { Telegraf, session } from "telegraf";
class Handlers {
  constructor(bot: Bot) { bot.command("a", /* grammy handler */ (ctx) => this.answer(ctx)); bot.use(this.guard); }
  guard = /* grammy middleware next */ async (ctx: Context, next: NextFunction) => { await next(); };
  private async answer(ctx: Context) { await ctx.reply("x"); }
}
export const make = (bot: Bot) => new Handlers(bot);
export const composer = new Composer<Context>();
composer.filter(/* grammy handler */ (ctx) => ctx.chat !== undefined, /* grammy handler */ async (ctx) => { await ctx.reply("x"); });
composer.on("message:text").command("b", /* grammy handler */ async (ctx) => { await ctx.reply("x"); });
const telegraf = new Telegraf("x");
telegraf.use(session());
telegraf.hears("x", /* telegraf middleware next */ async (ctx, next) => { await next(); }, /* telegraf handler */ async (ctx) => { await ctx.reply("x"); });
telegraf.catch(/* telegraf handler */ (error, ctx) => { console.error(error, ctx.updateType); });
`,
  },
  {
    file: "traps.ts",
    text: `
import { Observable } from "rxjs";
interface Page { next?: Page; }
/* - */ export function last(page: Page): Page { return page.next ? last(page.next) : page; }
/* project middleware next by shape */ export async function drain(source: AsyncIterator<string>, next: () => Promise<void>) { await source.next(); await next(); }
export const stream = new Observable<number>(/* - */ (subscriber) => { subscriber.next(1); });
/* - */ export const guard = (to: object, from: object, next: () => void) => { next(); };
export const steps: ((state: object, next: () => Promise<void>) => Promise<void>)[] = [];
`,
  },
  {
    file: "methods.ts",
    text: `
import { azurePolicy } from "./other";
import fastify from "fastify";
import { defineHandler } from "h3";
import Koa from "koa";
import Router from "@koa/router";
import { Hono, type Context as HonoContext } from "hono";
import { createFactory } from "hono/factory";
import express from "express";
import { feathers } from "@feathersjs/feathers";
import { list, show, users } from "./other";
void azurePolicy;
const app = fastify();
app.route({ method: "GET", url: "/", /* fastify-hook handler */ async handler() { return "ok"; }, /* fastify-hook middleware done */ onRequest(request, reply, done) { done(); } });
app.register(/* - */ async (instance) => { instance.get("/x", /* fastify-hook handler */ async function () { return "ok"; }); });
export const object = defineHandler({ /* h3 handler */ handler() { return "ok"; } });
class Controller {
  /* koa handler */ async list(ctx: Koa.Context) { ctx.body = []; }
  /* koa handler */ show = async (ctx: Koa.Context) => { ctx.body = {}; };
  /* koa handler */ static async about(ctx: Koa.Context) { ctx.body = {}; }
}
const controller = new Controller();
const router = new Router();
router.get("/", controller.list);
router.get("/b", controller.show);
router.get("/c", Controller.about);
const hono = new Hono();
hono.get("/", ...createFactory().createHandlers(/* hono handler */ async (c) => c.text("ok")));
const handlers = { /* hono handler */ async one(c: HonoContext) { return c.text("ok"); }, two: /* hono handler */ (c: HonoContext) => c.text("ok") };
hono.get("/one", handlers.one).get("/two", handlers.two);
const server = express();
server.get("/a", list);
server.get("/b", show);
server.use("/c", users.middleware);
feathers().use("x", { /* feathers handler */ async find() { return Promise.resolve([]); } });
`,
  },
  {
    file: "other.ts",
    text: `
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
export const list = /* express handler */ (req: any, res: any) => { res.json([]); };
/* express handler */ export async function show(req: any, res: any) { res.json({}); }
export const users = { middleware: /* express middleware next */ (req: any, res: any, next: any) => { next(); } };
export const azurePolicy = (): PipelinePolicy => ({ name: "x", /* azure-pipeline middleware next */ async sendRequest(request, next) { return next(request); } });
`,
  },
  {
    file: "generators.ts",
    text: `
import { initTRPC } from "@trpc/server";
import { query, command } from "$app/server";
import type {} from "@sveltejs/kit";
const t = initTRPC.create();
export const ticks = t.procedure.subscription(/* trpc handler */ async function* () { yield 1; await Promise.resolve(); });
export const posts = query(/* sveltekit handler */ async () => Promise.resolve([1]));
export const add = command("unchecked", /* sveltekit handler */ async (id: number) => { await Promise.resolve(id); });
`,
  },
  {
    file: "node.ts",
    text: `
import http, { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";
import { createServer as listen } from "http";
import { createServer as tcp } from "node:net";
createServer(/* node-http handler */ (request, response) => { response.end("ok"); });
http.createServer({}, /* node-http handler */ async (request, response) => { response.end("ok"); });
listen(/* node-http handler */ (request, response) => { response.end("ok"); });
export const typed: RequestListener = /* node-http handler */ (request, response) => { response.end("ok"); };
/* node-http handler */ export async function handle(request: IncomingMessage, response: ServerResponse) { response.end("ok"); }
tcp(/* - */ (socket) => { socket.end(); });
listen().on("upgrade", /* node-upgrade handler */ (request, socket) => { socket.end(request.url); });
const secure = https.createServer().addListener("connect", /* node-upgrade handler */ async (request, socket, head) => { socket.end(head); });
secure.on("close", /* - */ () => { secure.closeAllConnections(); });
secure.on("upgrade", switches);
/* node-upgrade handler */ function switches(request: IncomingMessage, socket: Duplex) { socket.end(request.url); }
http.get("http://localhost/", /* - */ (response) => { response.resume(); });
`,
  },
  {
    file: "connect-rpc-router.ts",
    text: `
import type { ConnectRouter, HandlerContext } from "@connectrpc/connect";
import type { GenService } from "@bufbuild/protobuf/codegenv2";
import type { StringValueSchema } from "@bufbuild/protobuf/wkt";
declare const Users: GenService<{ say: { methodKind: "unary"; input: typeof StringValueSchema; output: typeof StringValueSchema } }>;
export const routes = (router: ConnectRouter) => router.service(Users, { /* connect-rpc-service handler */ async say(request, context: HandlerContext) { void context; return Promise.resolve({ value: request.value }); } });
`,
  },
];
