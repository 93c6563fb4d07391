/** Programs with a mistake, each on a line that ends in a mark `// ! rule-name:kind`. */
export const wrong: Readonly<Record<string, string>> = {
  "koa-closure-counter": `
import Koa from "koa";
export function quota(limit: number): Koa.Middleware {
  let used = 0;
  return async (ctx, next) => {
    if (used >= limit) ctx.throw(429);
    await next();
    used++; // ! no-shared-state-race:staleCheck
  };
}
export const one = quota(1);`,
  "hono-limit-by-tenant": `
import { createMiddleware } from "hono/factory";
const open = new Map<string, number>();
declare function planOf(tenant: string): Promise<{ max: number }>;
export const limited = createMiddleware(async (c, next) => {
  const tenant = c.req.header("x-tenant") ?? "";
  const current = open.get(tenant) ?? 0;
  const { max } = await planOf(tenant);
  if (current >= max) return c.text("busy", 429);
  open.set(tenant, current + 1); // ! no-shared-state-race:lostUpdate
  await next();
});`,
  "express-then-callback": `
import express from "express";
declare function price(id: string): Promise<number>;
let revenue = 0;
export const router = express.Router();
router.post("/buy/:id", (req, res, next) => {
  const before = revenue;
  price(req.params.id)
    .then((cents) => {
      revenue = before + cents; // ! no-shared-state-race:lostUpdate
      res.json({ revenue });
    })
    .catch(next);
});`,
  "express-finish-listener": `
import express from "express";
let startedAt = 0;
export const app = express();
app.use((req, res, next) => {
  startedAt = performance.now();
  res.on("finish", () => {
    console.log(req.url, performance.now() - startedAt); // ! no-shared-state-race:readBack
  });
  next();
});`,
  "express-timer": `
import express from "express";
let pending = 0;
export const app = express();
app.post("/later", (_req, res) => {
  const known = pending;
  setTimeout(() => {
    pending = known + 1; // ! no-shared-state-race:lostUpdate
  }, 100);
  res.sendStatus(202);
});`,
  "nest-interceptor-start": `
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from "@nestjs/common";
import { tap, type Observable } from "rxjs";
@Injectable()
export class Timing implements NestInterceptor {
  private start = 0;
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    this.start = Date.now();
    return next.handle().pipe(
      tap(() => {
        console.log(Date.now() - this.start); // ! no-shared-state-race:readBack
      }),
    );
  }
}`,
  "nest-middleware-user": `
import { Injectable, type NestMiddleware } from "@nestjs/common";
import type { NextFunction, Request, Response } from "express";
declare function verify(token: string | undefined): Promise<{ id: string }>;
@Injectable()
export class Session implements NestMiddleware {
  private current: { id: string } | undefined;
  async use(req: Request, res: Response, next: NextFunction): Promise<void> {
    this.current = await verify(req.headers.authorization); // ! no-request-state-leak:readElsewhere
    next();
  }
  user(): { id: string } | undefined {
    return this.current;
  }
}`,
  "sveltekit-global-locale": `
import type { Handle } from "@sveltejs/kit";
let locale = "en";
export function currentLocale(): string {
  return locale;
}
export const handle: Handle = async ({ event, resolve }) => {
  locale = event.cookies.get("locale") ?? "en"; // ! no-request-state-leak:readElsewhere
  return resolve(event);
};`,
  "sveltekit-patched-and-restored": `
import type { Handle } from "@sveltejs/kit";
const logger = { prefix: "", info(text: string) { console.info(logger.prefix, text); } };
export const handle: Handle = async ({ event, resolve }) => {
  const original = logger.prefix;
  logger.prefix = event.getClientAddress(); // ! no-request-state-leak:restored
  const response = await resolve(event);
  logger.prefix = original;
  return response;
};`,
  "trpc-usage": `
import { initTRPC } from "@trpc/server";
const t = initTRPC.context<{ user: string }>().create();
const usage = { calls: 0 };
export const counted = t.procedure.use(async ({ next }) => {
  const { calls } = usage;
  const result = await next();
  usage.calls = calls + 1; // ! no-shared-state-race:lostUpdate
  return result;
});`,
  "fastify-hook-start": `
import Fastify from "fastify";
const app = Fastify();
const timing = { start: 0n };
app.addHook("onRequest", async () => {
  timing.start = process.hrtime.bigint();
});
declare function audit(id: string): Promise<void>;
app.get("/x", async (request) => {
  timing.start = process.hrtime.bigint();
  await audit(request.id);
  return { took: String(process.hrtime.bigint() - timing.start) }; // ! no-shared-state-race:readBack
});
export { app };`,
  "adonis-module-state": `
import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";
let hits = 0;
export default class Hits {
  async handle(ctx: HttpContext, next: NextFn): Promise<void> {
    const seen = hits;
    await next();
    hits = seen + 1; // ! no-shared-state-race:lostUpdate
  }
}`,
  "class-style-helper-method": `
interface HttpRequest { readonly user: string }
interface HttpResponse { status: number }
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;
export class Throttle {
  #count = 0;
  constructor(private readonly getResponse: GetResponse) {}
  async call(request: HttpRequest): Promise<HttpResponse> {
    if (await this.isFull()) return { status: 429 };
    this.#count++; // ! no-shared-state-race:staleCheck
    return this.getResponse(request);
  }
  private async isFull(): Promise<boolean> {
    return this.#count >= 1;
  }
}`,
  "class-style-setter-helper": `
interface HttpRequest { readonly user: string }
interface HttpResponse { status: number; headers: Record<string, string> }
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;
export class Stopwatch {
  private startedAt = 0;
  constructor(private readonly getResponse: GetResponse) {}
  async call(request: HttpRequest): Promise<HttpResponse> {
    this.begin();
    const response = await this.getResponse(request);
    const headers = { "x-time": String(this.elapsed()) }; // ! no-shared-state-race:readBack
    return { status: response.status, headers };
  }
  private begin(): void {
    this.startedAt = Date.now();
  }
  private elapsed(): number {
    return Date.now() - this.startedAt;
  }
}`,
  "koa-token-claim-late": `
import Koa from "koa";
declare function rebuild(): Promise<void>;
let running = false;
export const app = new Koa();
app.use(async (ctx, next) => {
  if (ctx.path !== "/rebuild") return next();
  const job = { state: "idle" };
  if (jobs.current === "running") ctx.throw(409);
  await rebuild();
  jobs.current = "running"; // ! no-shared-state-race:staleCheck
  running = true;
  ctx.body = { job, running };
});
const jobs = { current: "idle" };`,
  "koa-double-charge": `
import Router from "@koa/router";
declare function charge(id: string): Promise<string>;
interface Order { status: "pending" | "paid" }
const orders = new Map<string, Order>([["1", { status: "pending" }]]);
export const router = new Router();
router.post("/pay/:id", async (ctx) => {
  const order = orders.get(ctx.params["id"] ?? "");
  if (!order) return;
  if (order.status !== "pending") ctx.throw(409);
  const receipt = await charge(ctx.params["id"] ?? "");
  order.status = "paid"; // ! no-shared-state-race:staleCheck
  ctx.body = receipt;
});`,
  "hono-plus-equals": `
import { Hono } from "hono";
const app = new Hono();
const stats = { bytes: 0 };
app.use(async (c, next) => {
  await next();
  stats.bytes += (await c.res.clone().arrayBuffer()).byteLength; // ! no-shared-state-race:lostUpdate
});
export default app;`,
  "hono-global-this": `
import { Hono } from "hono";
declare global {
  var currentTenant: string | undefined;
}
const app = new Hono();
app.use(async (c, next) => {
  globalThis.currentTenant = c.req.header("x-tenant"); // ! no-request-state-leak:readAfter
  await next();
  c.header("x-tenant", globalThis.currentTenant ?? "");
});
export default app;`,
  "oak-static-field": `
import { Application } from "@oakserver/oak";
class Current {
  static user: string | undefined;
}
declare function login(cookie: string | null): Promise<string>;
const app = new Application();
app.use(async (ctx, next) => {
  Current.user = await login(ctx.request.headers.get("cookie")); // ! no-request-state-leak:readAfter
  await next();
  ctx.response.headers.set("x-user", Current.user);
});
export { app };`,
  "h3-loop-carried": `
import { H3 } from "h3";
declare function send(batch: readonly string[]): Promise<void>;
const app = new H3();
let outbox: string[] = Array.from({ length: 40 }, (_, at) => String(at));
app.post("/flush", async () => {
  const batch = outbox;
  await send(batch);
  outbox = batch.slice(10); // ! no-shared-state-race:lostUpdate
  return "ok";
});
export { app };`,
  "react-router-context": `
import type { MiddlewareFunction } from "react-router";
let requestId = "";
export const id: MiddlewareFunction<Response> = async ({ request }, next) => {
  requestId = request.headers.get("x-id") ?? ""; // ! no-request-state-leak:readAfter
  const response = await next();
  response.headers.set("x-id", requestId);
  return response;
};`,
  "feathers-hook": `
import type { HookContext, NextFunction } from "@feathersjs/feathers";
const active = { calls: 0, peak: 0 };
export const peak = async (_context: HookContext, next: NextFunction): Promise<void> => {
  const { calls } = active;
  await next();
  active.calls = calls + 1; // ! no-shared-state-race:lostUpdate
};`,
  "koa-two-files-in-one": `
import Koa from "koa";
class Store {
  value = 0;
  async add(n: number): Promise<void> {
    const before = this.value;
    await Promise.resolve();
    this.value = before + n; // ! no-shared-state-race:lostUpdate
  }
}
const store = new Store();
export const app = new Koa();
app.use(async (_ctx, next) => {
  await store.add(1);
  await next();
});`,
  "express-wrong-error-path": `
import express from "express";
declare function load(): Promise<number>;
const state = { failures: 0 };
export const app = express();
app.get("/", async (_req, res) => {
  const failures = state.failures;
  try {
    res.json(await load());
  } catch {
    state.failures = failures + 1; // ! no-shared-state-race:lostUpdate
    res.sendStatus(500);
  }
});`,
  "hono-bindings": `
import { Hono } from "hono";
declare function work(): Promise<void>;
export const app = new Hono<{ Bindings: { hits: number } }>();
app.get("/", async (c) => {
  const { hits } = c.env;
  await work();
  c.env.hits = hits + 1; // ! no-shared-state-race:lostUpdate
  return c.text("ok");
});`,
  "koa-reducer": `
import Koa from "koa";
interface State { readonly user: string; readonly count: number }
declare function render(state: State): string;
declare function load(user: string): Promise<void>;
const login = (state: State, user: string): State => ({ ...state, user });
let state: State = { user: "", count: 0 };
export const app = new Koa();
app.use(async (ctx) => {
  const user = ctx.get("x-user");
  state = login(state, user); // ! no-request-state-leak:readAfter
  await load(user);
  ctx.body = render(state);
});`,
};
