// Frameworks that the other files leave out, with the same two mistakes.
/* eslint-disable @typescript-eslint/no-explicit-any */
import { compose, type RequestHandler } from "@hattip/compose";
import { H3, readBody } from "h3";
import { Application, Router } from "@oakserver/oak";
import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";
import type { HookContext, NextFunction } from "@feathersjs/feathers";
import type { Interceptor } from "@connectrpc/connect";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { LoaderFunctionArgs, MiddlewareFunction } from "react-router";
import { initTRPC } from "@trpc/server";

interface User {
  readonly id: string;
}

declare function verify(token: string | null | undefined): Promise<User>;
declare function rowsOf(user: string): Promise<object[]>;
declare function sign(text: string): Promise<string>;

// hattip: the user of the page.
let visitor: User | null = null;

const authenticate: RequestHandler = async (ctx) => {
  visitor = await verify(ctx.request.headers.get("authorization")); // ! no-request-state-leak
};

const page: RequestHandler = async () => {
  const rows = await rowsOf(visitor?.id ?? "");
  return new Response(JSON.stringify({ rows, visitor }));
};

export const handler = compose(authenticate, page);

// h3: the last body is kept for the error handler.
let lastBody: unknown;
const h3 = new H3();

h3.post("/import", async (event) => {
  lastBody = await readBody(event); // ! no-request-state-leak
  await rowsOf("import");
  return { imported: lastBody };
});

h3.post("/v2/import", async (event) => {
  const body = await readBody(event);
  await rowsOf("import");
  return { imported: body };
});

// oak: a router whose state is a module variable.
let search = new URLSearchParams();
const router = new Router();

router.get("/rows", async (ctx) => {
  search = ctx.request.url.searchParams; // ! no-request-state-leak
  const rows = await rowsOf(search.get("user") ?? "");
  ctx.response.body = rows.slice(0, Number(search.get("limit") ?? 10));
});

router.get("/v2/rows", async (ctx) => {
  const own = ctx.request.url.searchParams;
  const rows = await rowsOf(own.get("user") ?? "");
  ctx.response.body = rows.slice(0, Number(own.get("limit") ?? 10));
});

export const oak = new Application().use(router.routes());

// AdonisJS: the middleware is new for each request, the service that it imports isn't.
class Tenancy {
  tenant: string | null = null;

  async rows() {
    return rowsOf(this.tenant ?? "");
  }
}

const tenancy = new Tenancy();

export default class TenantMiddleware {
  private started = 0;

  async handle(ctx: HttpContext, next: NextFn) {
    this.started = Date.now();
    tenancy.tenant = ctx.request.header("x-tenant") ?? null; // ! no-request-state-leak
    await next();
    ctx.response.header("x-ms", String(Date.now() - this.started));
  }
}

export class RowsController {
  async index({ response }: HttpContext) {
    await sign("index");
    response.send(await tenancy.rows());
  }
}

// Feathers: an around hook with the start in the closure of its factory.
export const timing = () => {
  let started = 0;
  return async (context: HookContext, next: NextFunction) => {
    started = performance.now();
    await next();
    context.params["ms"] = performance.now() - started; // ! no-shared-state-race
  };
};

export const timingFixed = () => {
  return async (context: HookContext, next: NextFunction) => {
    const started = performance.now();
    await next();
    context.params["ms"] = performance.now() - started;
  };
};

// Connect: retries that all calls count together.
export function attempts(): Interceptor {
  let nonce = 0;
  return (next) => async (req) => {
    const mine = nonce + 1;
    req.header.set("x-signature", await sign(String(mine)));
    nonce = mine; // ! no-shared-state-race
    return next(req);
  };
}

export function attemptsFixed(): Interceptor {
  let nonce = 0;
  return (next) => async (req) => {
    nonce += 1;
    req.header.set("x-signature", await sign(String(nonce)));
    return next(req);
  };
}

// Azure: the policy object is one for the client.
export class CorrelationPolicy implements PipelinePolicy {
  readonly name = "correlation";
  private url = "";

  async sendRequest(request: any, next: any) {
    this.url = request.url; // ! no-request-state-leak
    const response = await next(request);
    response.headers.set("x-for", this.url);
    return response;
  }
}

// React Router: the user in a variable of the root module.
let sessionUser: User | undefined;

export const middleware: MiddlewareFunction<Response>[] = [
  async ({ request }, next) => {
    sessionUser = await verify(request.headers.get("cookie")); // ! no-request-state-leak
    return next();
  },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const signature = await sign(request.url);
  return { signature, rows: await rowsOf(sessionUser?.id ?? "") };
}

// tRPC: the context was made once, and completed for each call.
const t = initTRPC.context<{ token: string }>().create();
const shared: { user: User | null } = { user: null };

export const authed = t.procedure.use(async ({ ctx, next }) => {
  shared.user = await verify(ctx.token); // ! no-request-state-leak
  return next({ ctx: { shared } });
});

export const rows = authed.query(async ({ ctx }) => {
  const signature = await sign("rows");
  return { signature, rows: await rowsOf(ctx.shared.user?.id ?? "") };
});

export const authedFixed = t.procedure.use(async ({ ctx, next }) => {
  const user = await verify(ctx.token);
  return next({ ctx: { user } });
});

export { h3 };
