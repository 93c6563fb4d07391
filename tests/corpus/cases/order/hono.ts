import { Hono, type MiddlewareHandler } from "hono";
import { bearerAuth } from "hono/bearer-auth";
import { cors } from "hono/cors";
import { logger } from "hono/logger";
import { serveStatic } from "hono/serve-static";
import Fastify from "fastify";

declare function find(id: string): Promise<string>;
declare function addRoutes(app: Hono): void;

export function corsBehindRoutes() {
  const app = new Hono();
  app.get("/orders/:id", async (c) => c.text(await find(c.req.param("id"))));
  app.use(cors()); // !strict middleware-order:lateWrapper
  return app;
}

export function authBehindRoutes() {
  const app = new Hono();
  const orders = new Hono();
  app.route("/orders", orders);
  app.use("*", bearerAuth({ token: "t" })); // !strict middleware-order:lateWrapper
  return app;
}

export const chained = new Hono()
  .get("/a", (c) => c.text("a"))
  .get("/b", (c) => c.text("b"))
  .use(logger()); // !strict middleware-order:lateWrapper

const timed: MiddlewareHandler = async (c, next) => {
  const start = performance.now();
  await next();
  c.header("x-time", String(performance.now() - start));
};

export function ownTimingBehindRoutes() {
  const app = new Hono();
  app.get("/a", (c) => c.text("a"));
  app.use(timed); // !strict middleware-order:lateWrapper
  return app;
}

export function right() {
  const app = new Hono();
  app.use(logger(), cors());
  app.get("/health", (c) => c.text("ok"));
  app.use("/orders/*", bearerAuth({ token: "t" }));
  app.get("/orders/:id", async (c) => c.text(await find(c.req.param("id"))));
  return app;
}

/** Open routes first, the closed ones behind. */
export function openFirst() {
  const app = new Hono();
  app.get("/health", (c) => c.text("ok"));
  app.use(bearerAuth({ token: "t" }));
  app.get("/orders", async (c) => c.text(await find("1")));
  return app;
}

/** Files answer what no route has. */
export function filesLast() {
  const app = new Hono();
  app.get("/a", (c) => c.text("a"));
  app.use(
    "/*",
    serveStatic({ root: "public", getContent: () => Promise.resolve(null) }),
  );
  return app;
}

/** A route that calls on may mean what stands behind. */
export function routeCallsOn() {
  const app = new Hono();
  app.get("/a", async (c, next) => {
    c.header("x-a", "1");
    await next();
  });
  app.use(cors());
  return app;
}

export function handedOn() {
  const app = new Hono();
  app.get("/a", (c) => c.text("a"));
  app.use(cors());
  addRoutes(app);
  return app;
}

/** Fastify sorts by hook, not by place: seen by running. */
export function fastify() {
  const app = Fastify();
  app.get("/a", () => "a");
  app.addHook("onRequest", async (_request, reply) => {
    void reply.header("x-hook", "1");
    await find("1");
  });
  app.setErrorHandler((_error, _request, reply) => reply.status(500).send("x"));
  return app;
}
