import type { RequestListener } from "node:http";
import express from "express";
import makeFastify, { type FastifyError, type FastifyInstance } from "fastify";
import Koa from "koa";
import inject from "light-my-request";
import { defer, lastValueFrom, type Observable } from "rxjs";

import type { Answer } from "../trail.ts";
import {
  isClass,
  isFunction,
  type Downstream,
  type Mounted,
  type Sent,
  type Surface,
} from "./surface.ts";

/** Sends a request through a server's callback, without a socket. */
async function through(
  listener: unknown,
  { method, path, headers, body }: Sent,
): Promise<Answer> {
  const response = await inject(listener as RequestListener, {
    method: (method ?? "GET") as "GET",
    url: path,
    headers: { ...headers },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  const told = Object.fromEntries(
    Object.entries(response.headers).filter(
      ([name]) => name !== "content-length" && name !== "date",
    ),
  );
  return {
    kind: "response",
    status: response.statusCode,
    text: `${JSON.stringify(told)} ${response.body}`,
  };
}

/** Marks an answer that nobody gave: the framework fell back to its own. */
const unanswered = "x-proof-nothing";

export const koa: Surface = {
  id: "koa",
  packages: /^(?:koa|@koa\/router|koa-compose)$/,
  takes: (value) =>
    value instanceof Koa ||
    isRouter(value) ||
    (isFunction(value) && !isClass(value)),
  isApp: (value) => value instanceof Koa,
  mount(value, below) {
    const app = value instanceof Koa ? value : new Koa();
    app.silent = true;
    app.proxy = true;
    app.middleware.unshift(async (context: Koa.Context, next: Koa.Next) => {
      await next();
      const { _explicitStatus, _body } = context.response as unknown as Record<
        string,
        unknown
      >;
      if (!_explicitStatus && _body === undefined) context.set(unanswered, "1");
    });
    const router = isRouter(value) ? value : undefined;
    if (router) app.use(router.routes());
    else if (!(value instanceof Koa))
      app.use(
        (context: Koa.ParameterizedContext, next: Koa.Next): unknown =>
          (value as Koa.Middleware)(context, () => {
            below.called();
            return next();
          }) as unknown,
      );
    app.use(async (context: Koa.Context) => {
      context.body = await below.handle();
    });
    const callback = app.callback();
    return {
      send: async (request) => nothingMarked(await through(callback, request)),
      routes: router
        ? koaRoutes(router)
        : app.middleware.flatMap((one) => {
            const inner = (one as { router?: KoaRouter }).router;
            return inner ? koaRoutes(inner) : [];
          }),
    };
  },
};

function nothingMarked(answer: Answer): Answer {
  return answer.text.includes(unanswered)
    ? { ...answer, kind: "nothing" }
    : answer;
}

interface KoaRouter {
  routes(): Koa.Middleware;
  stack: { path: unknown; methods: string[] }[];
}

function isRouter(value: unknown): value is KoaRouter {
  return (
    typeof value === "object" &&
    value !== null &&
    "stack" in value &&
    isFunction((value as { routes?: unknown }).routes)
  );
}

function koaRoutes({ stack }: KoaRouter): Mounted["routes"] & object {
  return stack.flatMap(({ path, methods }) =>
    typeof path === "string"
      ? methods
          .filter((method) => method !== "HEAD")
          .map((method) => ({ method, path }))
      : [],
  );
}

export const expressSurface: Surface = {
  id: "express",
  packages: /^(?:express|connect|@nestjs\/common)$/,
  takes: (value) => isFunction(value),
  isApp: (value) =>
    isFunction(value) && ("listen" in value || isRouterOf(value)),
  mount(value, below) {
    const app =
      isFunction(value) && "listen" in value
        ? (value as unknown as express.Express)
        : express();
    app.set("env", "test");
    const isApp = (app as unknown) === value;
    if (!isApp)
      app.use(express.json(), counted(middlewareOf(value, below), below));
    app.use(async (_request, response) => {
      const answer = below.prompt ?? (await below.handle());
      // A second answer fails as it does for users: ERR_HTTP_HEADERS_SENT.
      response.send(answer);
    });
    // Express tells an error handler by its four parameters.
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    app.use(((error, _request, response, _next) => {
      const { code, message } = error as { code?: string; message: string };
      if (response.headersSent) below.codeSeen(code ?? message);
      else response.status(500).send(message);
    }) as express.ErrorRequestHandler);
    const layers = isRouterOf(value)
      ? value.stack
      : (app.router as unknown as ExpressRouter).stack;
    return {
      send: (request) => through(app, request),
      routes: expressRoutes(layers),
    };
  },
};

/** The same middleware; how often it calls on is told. */
function counted(
  middleware: express.RequestHandler,
  { called }: Downstream,
): express.RequestHandler {
  if (isRouterOf(middleware)) return middleware;
  return (request, response, next) =>
    middleware(request, response, ((error?: unknown) => {
      called();
      next(error);
    }) as express.NextFunction);
}

/**
 * A middleware function, or a Nest class: its `use` is one, its `intercept` stands around the handler, and
 * its `canActivate` decides between the handler and a 403.
 */
function middlewareOf(
  value: unknown,
  below: Downstream,
): express.RequestHandler {
  if (!isClass(value)) return value as express.RequestHandler;
  const instance = new value() as {
    use: express.RequestHandler;
    intercept?: (context: object, next: object) => Observable<unknown>;
    canActivate?: (context: object) => unknown;
  };
  if (instance.canActivate)
    return async (_request, response, next) => {
      const context = { getType: () => "http" };
      if (await instance.canActivate!(context)) next();
      else response.status(403).send("Forbidden resource");
    };
  if (instance.intercept)
    return async (_request, response) => {
      const handle = (): Observable<unknown> => defer(() => below.handle());
      response.send(await lastValueFrom(instance.intercept!({}, { handle })));
    };
  return instance.use.bind(instance);
}

interface ExpressRouter {
  stack: { route?: { path: unknown; methods: Record<string, boolean> } }[];
}

function isRouterOf(value: unknown): value is ExpressRouter {
  return (
    isFunction(value) && Array.isArray((value as { stack?: unknown }).stack)
  );
}

function expressRoutes(
  stack: ExpressRouter["stack"],
): Mounted["routes"] & object {
  return stack.flatMap(({ route }) =>
    route && typeof route.path === "string"
      ? Object.keys(route.methods).map((method) => ({
          method: method === "_all" ? "GET" : method.toUpperCase(),
          path: route.path as string,
        }))
      : [],
  );
}

export const fastify: Surface = {
  id: "fastify",
  packages: /^(?:fastify|@fastify\/.*)$/,
  takes: (value) =>
    (typeof value === "object" && value !== null && "addHook" in value) ||
    isFunction(value),
  isApp: (value) => !isFunction(value),
  async mount(value, below) {
    const app = isFunction(value) ? makeFastify() : (value as FastifyInstance);
    // A plugin gets an application of its own.
    if (isFunction(value))
      try {
        value(app as never, makeFastify() as never);
      } catch (error) {
        const { code, message = "" } = error as Partial<FastifyError>;
        // The application doesn't start: nobody gets an answer.
        if (!code?.startsWith("FST_ERR_HOOK")) throw error;
        return {
          send: () => Promise.resolve({ kind: "error", text: message, code }),
          routes: [],
        };
      }
    app.get("/__below", () => below.handle());
    await app.ready();
    const routes = [
      ...app
        .printRoutes({ commonPrefix: false })
        .matchAll(/(\/\S*) \(([A-Z, ]+)\)/g),
    ].flatMap(([, path = "/", methods = ""]) =>
      methods
        .split(", ")
        .filter((method: string) => method !== "HEAD")
        .map((method: string) => ({ method, path })),
    );
    return {
      send: (request) =>
        through((req: never, res: never) => app.routing(req, res), request),
      routes,
    };
  },
};
