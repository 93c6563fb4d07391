import type { Spelling } from "./spelling.ts";

/** How people write middleware and handlers, framework by framework. */
export const direct: readonly Spelling[] = [
  {
    file: "koa.ts",
    text: `
import Koa, { type Context, type Middleware, type Next } from "koa";
import Router, { type RouterMiddleware } from "@koa/router";
import compose from "koa-compose";
const app = new Koa();
const router = new Router();
app.use(/* koa middleware next */ async (ctx, next) => { await next(); });
app.use(/* koa handler */ async (ctx) => { ctx.body = "ok"; });
export const timed: Middleware = /* koa middleware next */ async (ctx, next) => { await next(); };
export const named = /* koa middleware go */ async (ctx: Context, go: Next) => { await go(); };
/* koa middleware next */ export async function declared(ctx: Context, next: Next) { await next(); }
export function factory(): Middleware { return /* koa middleware next */ async (ctx, next) => { await next(); }; }
router.use("/a", /* koa middleware next */ async (ctx, next) => { await next(); });
router.get("/a", /* koa middleware next */ async (ctx, next) => { await next(); }, /* koa handler */ (ctx) => { ctx.body = "ok"; });
export const route: RouterMiddleware = /* koa middleware next */ async (ctx, next) => next();
router.param("id", /* koa middleware next */ async (id, ctx, next) => { await next(); });
app.use(compose([/* koa middleware next */ async (ctx, next) => { await next(); }]));
const untyped = /* koa handler */ async (ctx: Context) => { ctx.body = "ok"; };
router.post("/b", untyped);
const retry = /* - */ async (times: number, next: Next) => { await next(); };
void retry;
app.on("error", /* - */ (error) => { console.log(error); });
`,
  },
  {
    file: "hono.ts",
    text: `
import { Hono, type Context, type MiddlewareHandler, type Next } from "hono";
import { createFactory, createMiddleware } from "hono/factory";
import { every } from "hono/combine";
const app = new Hono();
app.use(/* hono middleware next */ async (c, next) => { await next(); });
app.use("/a/*", /* hono middleware next */ async (c, next) => { await next(); });
export const typed: MiddlewareHandler = /* hono middleware next */ async (c, next) => { await next(); };
export const made = createMiddleware(/* hono middleware next */ async (c, next) => { await next(); });
export const built = createFactory().createMiddleware(/* hono middleware next */ async (c, next) => { await next(); });
export const named = /* hono middleware go */ async (c: Context, go: Next) => { await go(); };
app.get("/", /* hono middleware next */ async (c, next) => { await next(); }, /* hono handler */ (c) => c.text("ok"));
declare const upgradeWebSocket: import("hono/ws").UpgradeWebSocket;
app.get("/socket", upgradeWebSocket(() => ({ /* hono handler */ onMessage(event, socket) { socket.send(String(event.data)); }, onClose: /* hono handler */ () => {} })));
app.get("/b", /* hono handler */ async (c) => c.text("ok"));
app.post("/c", /* hono handler */ (c) => c.json({}));
app.on("GET", "/d", /* hono handler */ (c) => c.text("ok"));
app.use(every(/* hono middleware next */ async (c, next) => { await next(); }));
app.onError(/* hono handler */ (error, c) => c.text(error.message));
app.notFound(/* hono handler */ (c) => c.text("no"));
`,
  },
  {
    file: "express.ts",
    text: `
import express, { Router, type ErrorRequestHandler, type NextFunction, type Request, type RequestHandler, type Response } from "express";
const app = express();
const router = Router();
app.use(/* express middleware next */ (req, res, next) => { next(); });
app.use(/* express middleware next */ async (req, res, next) => { next(); });
app.use(/* express middleware next */ (error: Error, req: Request, res: Response, next: NextFunction) => { next(error); });
router.use("/a", /* express middleware next */ (req, res, next) => { next(); });
app.get("/", /* express middleware next */ (req, res, next) => { next(); }, /* express handler */ (req, res) => { res.send("ok"); });
router.post("/b", /* express handler */ async (req, res) => { res.json({}); });
router.route("/c").get(/* express handler */ (req, res) => { res.send("ok"); });
export const typed: RequestHandler = /* express middleware next */ (req, res, next) => { next(); };
export const failed: ErrorRequestHandler = /* express middleware next */ (error, req, res, next) => { next(error); };
/* express middleware next */ export function declared(req: Request, res: Response, next: NextFunction) { next(); }
/* express handler */ export async function controller(req: Request, res: Response) { res.send("ok"); }
router.param("id", /* express middleware next */ (req, res, next, id) => { next(); });
class Users { list = /* express handler */ async (req: Request, res: Response) => { res.json([]); }; }
app.get("/users", new Users().list);
app.listen(3000, /* - */ () => { console.log("up"); });
`,
  },
  {
    file: "fastify.ts",
    text: `
import fastify, { type FastifyReply, type FastifyRequest, type HookHandlerDoneFunction, type onRequestHookHandler } from "fastify";
const app = fastify();
app.addHook("onRequest", /* fastify-hook middleware done */ (request, reply, done) => { done(); });
app.addHook("preHandler", /* fastify-hook handler */ async (request, reply) => { request.log.info("x"); });
app.addHook("onSend", /* fastify-hook middleware done */ (request, reply, payload, done) => { done(null, payload); });
app.addHook("preParsing", /* fastify-hook middleware done */ (request, reply, payload, done) => { done(null, payload); });
app.addHook("onError", /* fastify-hook middleware done */ (request, reply, error, done) => { done(); });
app.addHook("onClose", /* - */ async (instance) => { await Promise.resolve(instance); });
app.addHook("onReady", /* - */ (done) => { done(); });
app.get("/", /* fastify-hook handler */ async (request, reply) => "ok");
app.route({ method: "GET", url: "/a", handler: /* fastify-hook handler */ async () => "ok", preHandler: /* fastify-hook middleware done */ (request, reply, done) => { done(); } });
app.post("/b", { preHandler: [/* fastify-hook handler */ async (request) => { request.log.info("x"); }] }, /* fastify-hook handler */ async (request) => request.body);
export const typed: onRequestHookHandler = /* fastify-hook middleware done */ (request, reply, done) => { done(); };
/* fastify-hook middleware done */ export function hook(request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) { done(); }
/* fastify-hook handler */ export async function controller(request: FastifyRequest, reply: FastifyReply) { return reply.send("ok"); }
app.setErrorHandler(/* fastify-hook handler */ (error, request, reply) => { void reply.send(error); });
`,
  },
  {
    file: "adonis.ts",
    text: `
import type { HttpContext, Router } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";
export default class Auth {
  /* adonis middleware next */ async handle(ctx: HttpContext, next: NextFn) { await next(); }
}
export class Silent {
  /* adonis middleware next */ async handle({ request }: HttpContext, next: NextFn, options: { guard?: string } = {}) { void request; void options; return next(); }
}
export class Users {
  /* adonis handler */ async index({ response }: HttpContext) { return response; }
}
declare const router: Router;
router.get("/", /* adonis handler */ async ({ request }) => request.url()).use(/* adonis middleware next */ async (ctx, next) => { await next(); });
router.group(/* - */ () => { router.get("/x", /* adonis handler */ () => "ok"); }).use(/* adonis middleware next */ (ctx, next) => next());
`,
  },
  {
    file: "nest.ts",
    text: `
import { Controller, Get, Injectable, Post, Scope, type ArgumentsHost, type CallHandler, type CanActivate, type ExceptionFilter, type ExecutionContext, type NestInterceptor, type NestMiddleware, type PipeTransform } from "@nestjs/common";
import type { Observable } from "rxjs";
@Injectable()
export class Log implements NestMiddleware {
  /* nest-middleware middleware next */ use(req: { url: string }, res: object, next: (error?: unknown) => void) { next(); }
}
@Injectable()
export class Timing implements NestInterceptor {
  /* nest-interceptor middleware next.handle */ intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> { return next.handle(); }
}
@Injectable()
export class Guard implements CanActivate {
  /* nest-handler handler */ canActivate(context: ExecutionContext) { return context.getType() === "http"; }
}
export class Trim implements PipeTransform<string, string> {
  /* nest-handler handler */ transform(value: string) { return value.trim(); }
}
export class Filter implements ExceptionFilter {
  /* nest-handler handler */ catch(error: unknown, host: ArgumentsHost) { host.switchToHttp(); }
}
@Controller("users")
export class Users {
  /* nest-handler handler */ @Get()
  async list() { return this.load(); }
  /* nest-handler handler */ @Post(":id")
  create() { return {}; }
  /* - */ private load() { return []; }
}
`,
  },
  {
    file: "hooks.server.ts",
    text: `
import type { Handle, HandleServerError } from "@sveltejs/kit";
import { sequence } from "@sveltejs/kit/hooks";
export const first: Handle = /* sveltekit middleware resolve */ async ({ event, resolve }) => resolve(event);
const second: Handle = /* sveltekit middleware input.resolve */ async (input) => input.resolve(input.event);
const third = (/* sveltekit middleware resolve */ async function ({ event, resolve }) { return await resolve(event); }) satisfies Handle;
/* sveltekit middleware resolve */ async function fourth({ event, resolve }: Parameters<Handle>[0]) { return resolve(event); }
export const handle = sequence(first, second, third, fourth, /* sveltekit middleware resolve */ async ({ event, resolve }) => resolve(event));
export const handleError: HandleServerError = /* sveltekit handler */ ({ error }) => ({ message: String(error) });
`,
  },
  {
    file: "routes/+page.server.ts",
    text: `
import type { Actions, ServerLoad } from "@sveltejs/kit";
export const load: ServerLoad = /* sveltekit handler */ async ({ locals }) => ({ locals });
export const actions = { default: /* sveltekit handler */ async ({ request }) => { await request.formData(); } } satisfies Actions;
`,
  },
  {
    file: "routes/api/+server.ts",
    text: `
import type { RequestHandler } from "@sveltejs/kit";
export const GET: RequestHandler = /* sveltekit handler */ async () => new Response("ok");
/* sveltekit handler */ export async function POST({ request }: { request: Request }) { return new Response(await request.text()); }
/* - */ export function helper() { return 1; }
`,
  },
  {
    file: "react-router.ts",
    text: `
import type { ActionFunctionArgs, LoaderFunction, MiddlewareFunction } from "react-router";
export const timing: MiddlewareFunction<Response> = /* react-router middleware next */ async (args, next) => { const response = await next(); return response; };
export const middleware: MiddlewareFunction<Response>[] = [/* react-router middleware next */ async ({ request }, next) => next()];
export const loader: LoaderFunction = /* react-router handler */ async ({ request }) => request.url;
/* react-router handler */ export async function action({ request }: ActionFunctionArgs) { return request.url; }
`,
  },
  {
    file: "app/routes/home.ts",
    text: `
/* react-router handler */ export async function loader() { return Promise.resolve(1); }
/* - */ export function meta() { return []; }
`,
  },
  {
    file: "trpc.ts",
    text: `
import { initTRPC } from "@trpc/server";
import { type FetchCreateContextFnOptions, fetchRequestHandler } from "@trpc/server/adapters/fetch";
/* trpc handler */ export async function createContext({ req }: FetchCreateContextFnOptions) { return { user: req.headers.get("x-user") ?? "" }; }
export const answer = (req: Request) => fetchRequestHandler({ endpoint: "/", req, router, createContext: /* trpc handler */ async () => ({ user: "" }) });
const t = initTRPC.context<{ user?: string }>().create();
export const timing = t.middleware(/* trpc middleware next */ async ({ next }) => next());
export const authed = t.procedure.use(/* trpc middleware opts.next */ async (opts) => { const result = await opts.next(); return result; });
export const late = t.procedure.use(/* trpc middleware opts.next */ (opts) => { const { next } = opts; return next(); });
export const router = t.router({
  list: authed.query(/* trpc handler */ async ({ ctx }) => ctx.user),
  add: t.procedure.mutation(/* trpc handler */ () => 1),
});
`,
  },
  {
    file: "orpc.ts",
    text: `
import { os } from "@orpc/server";
export const timing = os.middleware(/* orpc middleware next */ async ({ next }) => next());
export const authed = os.use(/* orpc middleware opts.next */ async (opts) => { const result = await opts.next(); return result; });
export const list = authed.handler(/* orpc handler */ async () => []);
`,
  },
  {
    file: "oak.ts",
    text: `
import { Application, Router, type Context, type Middleware, type Next } from "@oakserver/oak";
const app = new Application();
const router = new Router();
app.use(/* oak middleware next */ async (ctx, next) => { await next(); });
export const typed: Middleware = /* oak middleware next */ async (ctx, next) => { await next(); };
/* oak middleware next */ export async function declared(ctx: Context, next: Next) { await next(); }
router.get("/", /* oak handler */ (ctx) => { ctx.response.body = "ok"; });
router.use(/* oak middleware next */ async (ctx, next) => { await next(); });
app.use(/* oak handler */ (ctx) => { ctx.response.body = "ok"; });
`,
  },
  {
    file: "h3.ts",
    text: `
import { H3, defineHandler, defineMiddleware, defineWebSocketHandler, type Middleware } from "h3";
const app = new H3();
app.use(/* h3 middleware next */ async (event, next) => { await next(); });
app.use("/a", /* h3 middleware next */ async (event, next) => next());
export const made = defineMiddleware(/* h3 middleware next */ async (event, next) => { await next(); });
export const typed: Middleware = /* h3 middleware next */ async (event, next) => { await next(); };
export const handler = defineHandler(/* h3 handler */ (event) => event.req.url);
export const object = defineHandler({ handler: /* h3 handler */ () => "ok" });
app.get("/", /* h3 handler */ () => "ok");
app.on("POST", "/b", /* h3 handler */ async (event) => event.req.text());
export const socket = defineWebSocketHandler({ message: /* h3 handler */ (peer: { send(text: string): void }) => { peer.send("yes"); } });
`,
  },
  {
    file: "feathers.ts",
    text: `
import { feathers, type AroundHookFunction, type HookContext, type NextFunction, type Params, type ServiceMethods } from "@feathersjs/feathers";
const app = feathers();
app.hooks({ around: { all: [/* feathers middleware next */ async (context: HookContext, next: NextFunction) => { await next(); }] } });
export const timing: AroundHookFunction = /* feathers middleware next */ async (context, next) => { await next(); };
app.hooks([/* feathers middleware next */ async (context, next) => { await next(); }]);
app.service("users").hooks({ before: { create: [/* feathers handler */ async (context: HookContext) => { context.data = {}; }] } });
type Row = { id: number };
export class Rows implements Pick<ServiceMethods<Row>, "find"> { async find(params?: Params) { return Promise.resolve([]); } }
export class Users implements ServiceMethods<Row> {
  /* feathers handler */ async find() { return Promise.resolve([]); }
  /* feathers handler */ async get(id: number) { return Promise.resolve({ id }); }
  async create(data: Row) { return Promise.resolve(data); }
  async update() { return Promise.resolve([]); }
  async patch() { return Promise.resolve([]); }
  async remove() { return Promise.resolve([]); }
}
`,
  },
  {
    file: "grammy.ts",
    text: `
import { Bot, Composer, type Context, type MiddlewareFn, type NextFunction } from "grammy";
const bot = new Bot("x");
bot.use(/* grammy middleware next */ async (ctx, next) => { await next(); });
bot.on("message", /* grammy middleware next */ async (ctx, next) => { await next(); });
bot.command("start", /* grammy handler */ async (ctx) => { await ctx.reply("hi"); });
export const typed: MiddlewareFn = /* grammy middleware next */ async (ctx, next) => { await next(); };
/* grammy middleware next */ export async function declared(ctx: Context, next: NextFunction) { await next(); }
const composer = new Composer();
composer.use(/* grammy middleware next */ (ctx, next) => next());
bot.api.config.use(/* grammy-transformer middleware prev */ async (prev, method, payload, signal) => prev(method, payload, signal));
bot.catch(/* grammy handler */ (error) => { console.error(error); });
`,
  },
  {
    file: "telegraf.ts",
    text: `
import { Composer, Telegraf, type Context, type MiddlewareFn } from "telegraf";
const bot = new Telegraf("x");
bot.use(/* telegraf middleware next */ async (ctx, next) => { await next(); });
bot.on("message", /* telegraf middleware next */ async (ctx, next) => { await next(); });
bot.command("start", /* telegraf handler */ async (ctx) => { await ctx.reply("hi"); });
export const typed: MiddlewareFn<Context> = /* telegraf middleware next */ async (ctx, next) => { await next(); };
export const composer = new Composer();
composer.action("x", /* telegraf handler */ (ctx) => ctx.reply("hi"));
`,
  },
  {
    file: "azure.ts",
    text: `
import { createEmptyPipeline, type PipelinePolicy, type PipelineRequest, type SendRequest } from "@azure/core-rest-pipeline";
export const policy: PipelinePolicy = { name: "a", /* azure-pipeline middleware next */ async sendRequest(request, next) { return next(request); } };
createEmptyPipeline().addPolicy({ name: "b", sendRequest: /* azure-pipeline middleware next */ async (request, next) => next(request) });
export class Policy implements PipelinePolicy {
  name = "c";
  /* azure-pipeline middleware next */ async sendRequest(request: PipelineRequest, next: SendRequest) { return next(request); }
}
export function make(): PipelinePolicy { return { name: "d", sendRequest: /* azure-pipeline middleware next */ (request, next) => next(request) }; }
`,
  },
  {
    file: "smithy.ts",
    text: `
import type { BuildMiddleware, FinalizeRequestMiddleware, MiddlewareStack } from "@smithy/types";
export const timing: FinalizeRequestMiddleware<object, object> = (next) => /* smithy middleware next */ async (args) => next(args);
declare const stack: MiddlewareStack<object, object>;
stack.add((next, context) => /* smithy middleware next */ async (args) => next(args), { step: "build" });
export const build: BuildMiddleware<object, object> = (next) => { return /* smithy middleware next */ async (args) => { const result = await next(args); return result; }; };
`,
  },
  {
    file: "wretch.ts",
    text: `
import wretch, { type ConfiguredMiddleware } from "wretch";
export const timing: ConfiguredMiddleware = (next) => /* wretch middleware next */ async (url, options) => next(url, options);
wretch("x").middlewares([(next) => /* wretch middleware next */ (url, options) => next(url, options)]);
`,
  },
  {
    file: "connect-rpc.ts",
    text: `
import type { Interceptor } from "@connectrpc/connect";
export const timing: Interceptor = (next) => /* connect-rpc middleware next */ async (request) => next(request);
export const list: Interceptor[] = [(go) => /* connect-rpc middleware go */ async (request) => { const response = await go(request); return response; }];
`,
  },
  {
    file: "hattip.ts",
    text: `
import { compose, type RequestContext, type RequestHandler } from "@hattip/compose";
export const timing: RequestHandler = /* hattip middleware ctx.next */ async (ctx) => { const response = await ctx.next(); return response; };
export const handler = compose(/* hattip middleware context.next */ async (context) => context.next(), timing);
/* hattip middleware ctx.next */ export async function declared(ctx: RequestContext) { return ctx.next(); }
`,
  },
];
