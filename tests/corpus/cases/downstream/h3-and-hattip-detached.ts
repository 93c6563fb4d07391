import { H3, HTTPError, onResponse } from "h3";
import type { Middleware } from "h3";
import { compose } from "@hattip/compose";
import type { RequestHandler } from "@hattip/compose";

declare const usage: { add(path: string, status: number): Promise<void> };

const app = new H3();

app.use(
  onResponse((response, event) => {
    void usage.add(event.url.pathname, response.status);
  }),
);

export const delayed: Middleware = async (event, next) => {
  const wait = Number(event.req.headers.get("x-wait") ?? 0);
  setTimeout(() => void next(), wait); // ! await-downstream
  return { queued: true };
};

export const limited: Middleware = async (event, next) => {
  const length = Number(event.req.headers.get("content-length") ?? 0);
  if (length > 1_000_000) throw new HTTPError("too large", { status: 413 });
  return next();
};

export const enveloped: Middleware = async (event, next) => {
  const body = await next();
  return { path: event.url.pathname, body };
};

/** The envelope holds a promise. */
export const envelopedLoose: Middleware = async (event, next) => {
  const body = next() as { total?: number }; // ! await-downstream
  event.res.headers.set("x-total", String(body.total ?? 0));
  return body;
};

app.use(limited).use(enveloped);

const counted: RequestHandler = async (ctx) => {
  const response = await ctx.next();
  ctx.waitUntil(usage.add(ctx.url.pathname, response.status));
  return response;
};

const countedFirst: RequestHandler = async (ctx) => {
  const pending = ctx.next(); // ! await-downstream
  if (ctx.method === "HEAD") return new Response(null);
  const response = await pending;
  return response;
};

const parallel: RequestHandler = async (ctx) => {
  const [response] = await Promise.all([
    ctx.next(),
    usage.add(ctx.url.pathname, 0),
  ]);
  return response;
};

export const handler = compose(counted, countedFirst, parallel);
export default app;
