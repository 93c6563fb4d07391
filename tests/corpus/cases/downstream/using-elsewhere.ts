import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { Handle } from "@sveltejs/kit";
import { createMiddleware } from "hono/factory";
import { initTRPC } from "@trpc/server";

interface Span extends Disposable {
  tag(name: string, value: string | number): void;
}
interface Connection extends AsyncDisposable {
  readonly id: number;
}
declare const tracer: { span(name: string): Span };
declare const pool: { connect(): Promise<Connection> };

/** A scope with `using` ends when the function returns, not when what it returned is settled. */
export const spanned = createMiddleware(async (c, next) => {
  using span = tracer.span(c.req.path);
  span.tag("method", c.req.method);
  return next(); // ! await-downstream
});

export const spannedAwaited = createMiddleware(async (c, next) => {
  using span = tracer.span(c.req.path);
  await next();
  span.tag("status", c.res.status);
});

export const connected: Handle = async ({ event, resolve }) => {
  await using connection = await pool.connect();
  console.log(event.url.pathname, connection.id);
  return resolve(event); // ! await-downstream
};

export const connectedAwaited: Handle = async ({ event, resolve }) => {
  await using connection = await pool.connect();
  console.log(event.url.pathname, connection.id);
  return await resolve(event);
};

export const policy: PipelinePolicy = {
  name: "span",
  async sendRequest(request, next) {
    using span = tracer.span(request.url);
    if (request.method === "HEAD") {
      return next(request); // ! await-downstream
    }
    const response = await next(request);
    span.tag("status", response.status);
    return response;
  },
};

export const released = initTRPC.create().middleware(async ({ path, next }) => {
  if (path.startsWith("public.")) return next();
  using span = tracer.span(path);
  const result = await next();
  span.tag("ok", result.ok ? 1 : 0);
  return result;
});
