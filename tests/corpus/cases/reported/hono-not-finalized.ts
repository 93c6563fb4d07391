// Hono: "Context is not finalized. Did you forget to return a Response object or `await next()`?"
import { AsyncLocalStorage } from "node:async_hooks";
import { Hono, type Context, type MiddlewareHandler, type Next } from "hono";
import { createMiddleware } from "hono/factory";

interface Client {
  readonly autoDetectErrors: boolean;
  clone(): Client;
  addMetadata(section: string, values: object): void;
}

const clientContext = new AsyncLocalStorage<Client>();

// The plugin of an error reporter.
export function getPlugin(client: Client): { errorHandler: MiddlewareHandler } {
  const errorHandler = createMiddleware(async (c, next) => {
    if (!client.autoDetectErrors) return next();
    const requestClient = client.clone();
    requestClient.addMetadata("request", { url: c.req.url });
    clientContext.run(requestClient, () => next()); // ! await-downstream
  });
  return { errorHandler };
}

export function getPluginFixed(client: Client) {
  const errorHandler = createMiddleware(async (c, next) => {
    if (!client.autoDetectErrors) return next();
    const requestClient = client.clone();
    requestClient.addMetadata("request", { url: c.req.url });
    await clientContext.run(requestClient, () => next());
  });
  return { errorHandler };
}

const app = new Hono<{ Variables: { session: { id: string } } }>();

declare function getSession(headers: Headers): Promise<{ id: string } | null>;

app.use("*", async (c, next) => {
  const session = await getSession(c.req.raw.headers);
  if (!session) {
    next(); // ! await-downstream
    return;
  }
  c.set("session", session);
  await next();
});

app.use("*", async (c, next) => {
  const session = await getSession(c.req.raw.headers);
  if (!session) {
    await next();
    return;
  }
  c.set("session", session);
  await next();
});

// The header is there with a synchronous handler, and lost with an async one.
const poweredBy = async (c: Context, next: Next) => {
  next().then(() => c.header("x-powered-by", "shop")); // ! await-downstream
};

const poweredByFixed = async (c: Context, next: Next) => {
  await next().then(() => c.header("x-powered-by", "shop"));
};

app.use(poweredBy, poweredByFixed);

// The fallback of an optional login runs the handler twice.
app.use("/feed/*", async (c, next) => {
  const header = c.req.header("authorization");
  if (!header) {
    await next();
  }
  const session = await getSession(c.req.raw.headers);
  if (session) c.set("session", session);
  await next(); // ! no-repeated-downstream
});

app.use("/feed/*", async (c, next) => {
  const header = c.req.header("authorization");
  if (!header) {
    return next();
  }
  const session = await getSession(c.req.raw.headers);
  if (session) c.set("session", session);
  return next();
});

export default app;
