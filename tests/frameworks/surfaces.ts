import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** The body of the middleware under test. */
export type Layer = (next: () => unknown) => unknown;
/** What stands below it; its answer is the request's. */
export type Handler = () => Promise<string>;

/** One framework with one middleware in front of one handler, and a way to send it a request. */
export interface Surface {
  readonly id: string;
  /** Sends a request; the answer in words, `undefined` where there is none, or a rejection. */
  readonly build: (
    layer: Layer,
    handler: Handler,
  ) => Promise<() => Promise<unknown>>;
}

/** A server's callback, whatever it returns. */
type Listener = (...parameters: never[]) => unknown;

async function over(listener: Listener): Promise<() => Promise<string>> {
  const server = createServer(listener as RequestListener).listen(
    0,
    "127.0.0.1",
  );
  server.unref();
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return async () => {
    const response = await fetch(`http://127.0.0.1:${String(port)}/`, {
      headers: { connection: "close" },
    });
    return `${String(response.status)} ${await response.text()}`;
  };
}

async function words(response: unknown): Promise<unknown> {
  return response instanceof Response
    ? `${String(response.status)} ${await response.text()}`
    : response;
}

export const surfaces: readonly Surface[] = [
  {
    id: "koa",
    async build(layer, handler) {
      const { default: Koa } = await import("koa");
      const app = new Koa();
      app.silent = true;
      app.use((_context, next) => layer(next));
      app.use(async (context) => {
        context.body = await handler();
      });
      return over(app.callback());
    },
  },
  {
    id: "hono",
    async build(layer, handler) {
      const { Hono } = await import("hono");
      const app = new Hono();
      app.onError((error, context) => context.text(error.message, 500));
      app.use(async (_context, next) => (await layer(next)) as undefined);
      app.get("/", async (context) => context.text(await handler()));
      return async () => words(await app.request("/"));
    },
  },
  {
    id: "express",
    async build(layer, handler) {
      const { default: express } = await import("express");
      const app = express();
      app.set("env", "test");
      app.use((_request, _response, next) => layer(next));
      app.get("/", async (_request, response) => {
        const answer = await handler();
        if (!response.headersSent) response.send(answer);
      });
      return over(app);
    },
  },
  {
    id: "fastify-hook",
    async build(layer, handler) {
      const { default: fastify } = await import("fastify");
      const app = fastify();
      app.addHook("onRequest", (_request, _reply, done) => {
        layer(done);
      });
      app.get("/", async () => handler());
      return async () => {
        const response = await app.inject("/");
        return `${String(response.statusCode)} ${response.body}`;
      };
    },
  },
  {
    id: "h3",
    async build(layer, handler) {
      const { H3 } = await import("h3");
      const app = new H3({ silent: true });
      app.use((_event, next) => layer(next));
      app.get("/", () => handler());
      return async () => words(await app.request("/"));
    },
  },
  {
    id: "adonis",
    async build(layer, handler) {
      const { AppFactory } = await import("@adonisjs/application/factories");
      const { ServerFactory } = await import("@adonisjs/http-server/factories");
      const app = new AppFactory().create(
        new URL("./", import.meta.url),
        () => undefined,
      );
      await app.init();
      const server = new ServerFactory().merge({ app: app as never }).create();
      const router = server.getRouter();
      router.get("/", handler).use((_context, next) => layer(next));
      await server.boot();
      return over(server.handle.bind(server));
    },
  },
  {
    id: "sveltekit",
    async build(layer, handler) {
      const { sequence } = await import("@sveltejs/kit/hooks");
      // The package's types leave this module out.
      const internal: string = "@sveltejs/kit/internal/server";
      const { with_request_store } = (await import(internal)) as {
        with_request_store: <T>(store: unknown, fn: () => T) => T;
      };
      const handle = sequence(
        async ({ event, resolve }) =>
          (await layer(() => resolve(event))) as Response,
      );
      const event = { request: new Request("http://localhost/") } as never;
      const store = {
        event,
        state: {
          tracing: {
            record_span: ({ fn }: { fn: (span: unknown) => unknown }) => fn({}),
          },
        },
      } as never;
      return async () =>
        words(
          await with_request_store(store, () =>
            handle({
              event,
              resolve: async () => new Response(await handler()),
            }),
          ),
        );
    },
  },
  {
    id: "react-router",
    async build(layer, handler) {
      const { createStaticHandler } = await import("react-router");
      const routes = createStaticHandler(
        [
          {
            id: "root",
            path: "/",
            middleware: [(_args, next) => layer(next)],
            loader: async () => new Response(await handler()),
          },
        ],
        { future: { v8_middleware: true } },
      );
      return async () =>
        words(
          await routes.queryRoute(new Request("http://localhost/"), {
            routeId: "root",
            generateMiddlewareResponse: async (
              query: (request: Request) => Promise<Response>,
            ) => query(new Request("http://localhost/")),
          }),
        );
    },
  },
  {
    id: "trpc",
    async build(layer, handler) {
      const { initTRPC } = await import("@trpc/server");
      const t = initTRPC.create();
      const router = t.router({
        ask: t.procedure
          .use(({ next }) => layer(next) as never)
          .query(() => handler()),
      });
      return () => router.createCaller({}).ask();
    },
  },
  {
    id: "orpc",
    async build(layer, handler) {
      const { call, os } = await import("@orpc/server");
      const procedure = os
        .use(async ({ next }) => (await layer(next)) as never)
        .handler(() => handler());
      return () => call(procedure, undefined);
    },
  },
  {
    id: "oak",
    async build(layer, handler) {
      const { Application } = await import("@oakserver/oak");
      const app = new Application({ logErrors: false });
      app.use((_context, next) => layer(next) as undefined);
      app.use(async (context) => {
        context.response.body = await handler();
      });
      return async () => {
        const response = await app.handle(new Request("http://localhost/"));
        return (
          response && `${String(response.status)} ${await response.text()}`
        );
      };
    },
  },
  {
    id: "feathers",
    async build(layer, handler) {
      const { feathers } = await import("@feathersjs/feathers");
      const app = feathers();
      app.use("ask", { find: () => handler() } as never);
      app.service("ask").hooks({
        around: {
          all: [
            async (_context: unknown, next: () => Promise<void>) => {
              await layer(next);
            },
          ],
        },
      } as never);
      return () => (app.service("ask") as { find(): Promise<unknown> }).find();
    },
  },
  {
    id: "grammy",
    async build(layer, handler) {
      const { Bot } = await import("grammy");
      const me = { id: 1, is_bot: true, first_name: "b", username: "b" };
      const bot = new Bot("1:a", { botInfo: me as never });
      bot.use((_context, next) => layer(next));
      bot.use(async () => {
        await handler();
      });
      return () => bot.handleUpdate({ update_id: 1 });
    },
  },
  {
    id: "telegraf",
    async build(layer, handler) {
      const { Telegraf } = await import("telegraf");
      const bot = new Telegraf("1:a");
      bot.botInfo = { id: 1 } as never;
      bot.catch((error) => {
        throw error;
      });
      bot.use((_context, next) => Promise.resolve(layer(next)));
      bot.use(async () => {
        await handler();
      });
      return () => bot.handleUpdate({ update_id: 1 } as never);
    },
  },
  {
    id: "azure-pipeline",
    async build(layer, handler) {
      const { createEmptyPipeline, createPipelineRequest } =
        await import("@azure/core-rest-pipeline");
      const pipeline = createEmptyPipeline();
      pipeline.addPolicy({
        name: "layer",
        sendRequest: async (request, next) =>
          (await layer(() => next(request))) as never,
      });
      return async () => {
        const response = (await pipeline.sendRequest(
          {
            sendRequest: () =>
              handler().then((bodyAsText) => ({ bodyAsText }) as never),
          },
          createPipelineRequest({ url: "http://localhost/" }),
        )) as { bodyAsText: string } | undefined;
        return response?.bodyAsText;
      };
    },
  },
  {
    id: "wretch",
    async build(layer, handler) {
      const { default: wretch } = await import("wretch");
      return () =>
        wretch("http://localhost/")
          .polyfills({ fetch: async () => new Response(await handler()) })
          .middlewares([
            (next) => async (url, options) =>
              (await layer(() => next(url, options))) as never,
          ])
          .get()
          .text();
    },
  },
  {
    id: "connect-rpc",
    async build(layer, handler) {
      const { runUnaryCall } = await import("@connectrpc/connect/protocol");
      const { StringValueSchema } = await import("@bufbuild/protobuf/wkt");
      return async () => {
        const response = await runUnaryCall({
          req: { message: {}, method: { input: StringValueSchema } },
          interceptors: [
            (next: (request: unknown) => unknown) => (request: unknown) =>
              Promise.resolve(layer(() => next(request))),
          ],
          next: async () => ({ message: await handler() }),
        } as never);
        return (response as { message: unknown } | undefined)?.message;
      };
    },
  },
  {
    id: "hattip",
    async build(layer, handler) {
      const { compose } = await import("@hattip/compose");
      const handle = compose(
        (context) => layer(() => context.next()) as undefined,
        async () => new Response(await handler()),
      );
      return async () =>
        words(
          await handle({
            request: new Request("http://localhost/"),
            ip: "127.0.0.1",
            waitUntil: () => undefined,
            passThrough: () => undefined,
            platform: {},
            env: () => undefined,
          }),
        );
    },
  },
];
