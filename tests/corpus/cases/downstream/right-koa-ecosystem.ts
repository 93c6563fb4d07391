import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import compose from "koa-compose";
import type { Context, Middleware, Next } from "koa";

/** In the manner of the well-known packages round Koa; all of it right. */
declare function send(ctx: Context, path: string): Promise<string | undefined>;
declare function etagOf(body: unknown): string | undefined;
declare const helmet: (
  request: IncomingMessage,
  response: ServerResponse,
  callback: (error?: unknown) => void,
) => void;

export function serve(options: { defer?: boolean } = {}): Middleware {
  if (!options.defer) {
    return async function serve(ctx, next) {
      let done: string | undefined;
      if (ctx.method === "HEAD" || ctx.method === "GET") {
        try {
          done = await send(ctx, ctx.path);
        } catch (error) {
          if ((error as { status?: number }).status !== 404) throw error;
        }
      }
      if (!done) await next();
    };
  }
  return async function serve(ctx, next) {
    await next();
    if (ctx.method !== "HEAD" && ctx.method !== "GET") return;
    if (ctx.body != null || ctx.status !== 404) return;
    try {
      await send(ctx, ctx.path);
    } catch (error) {
      if ((error as { status?: number }).status !== 404) throw error;
    }
  };
}

export const cors =
  (origin: string): Middleware =>
  (ctx, next) => {
    ctx.vary("Origin");
    if (!ctx.get("Origin")) return next();
    if (ctx.method !== "OPTIONS") {
      ctx.set("Access-Control-Allow-Origin", origin);
      return next().catch((error: { headers?: Record<string, string> }) => {
        error.headers = { ...error.headers, Vary: "Origin" };
        throw error;
      });
    }
    if (!ctx.get("Access-Control-Request-Method")) return next();
    ctx.set("Access-Control-Allow-Methods", "GET,HEAD,PUT,POST");
    ctx.status = 204;
  };

export function logger(): Middleware {
  return async (ctx, next) => {
    const start = Date.now();
    console.log("<--", ctx.method, ctx.originalUrl);
    try {
      await next();
    } catch (error) {
      console.error("xxx", ctx.method, ctx.originalUrl, Date.now() - start);
      throw error;
    }
    const done = (event: string) => {
      ctx.res.removeListener("finish", onFinish);
      ctx.res.removeListener("close", onClose);
      console.log(event, ctx.status, Date.now() - start);
    };
    const onFinish = done.bind(null, "finish");
    const onClose = done.bind(null, "close");
    ctx.res.once("finish", onFinish);
    ctx.res.once("close", onClose);
  };
}

export function mount(prefix: string, middleware: Middleware): Middleware {
  return async (ctx, upstream) => {
    const previous = ctx.path;
    if (!previous.startsWith(prefix)) return await upstream();
    ctx.path = previous.slice(prefix.length) || "/";
    await compose([middleware])(ctx, async () => {
      ctx.path = previous;
      await upstream();
      ctx.path = previous.slice(prefix.length) || "/";
    });
    ctx.path = previous;
  };
}

export const etag: Middleware = async (ctx, next) => {
  await next();
  if (!ctx.body || ctx.response.get("ETag")) return;
  const tag = etagOf(ctx.body);
  if (tag) ctx.response.etag = tag;
};

export function conditional(): Middleware {
  return function conditional(ctx, next) {
    return next().then(() => {
      if (ctx.fresh) {
        ctx.status = 304;
        ctx.body = null;
      }
    });
  };
}

const secured = promisify(helmet);
export const secure: Middleware = (ctx, next) =>
  secured(ctx.req, ctx.res).then(next);

export async function compressed(ctx: Context, next: Next): Promise<void> {
  ctx.vary("Accept-Encoding");
  await next();
  const { body } = ctx;
  if (typeof body !== "string" || body.length < 1024) return;
  ctx.set("X-Compressible", "1");
}
