import type { Context, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";

/** In the manner of Hono's own middlewares. */
export const timing = (): MiddlewareHandler =>
  async function timing(c, next) {
    const marks = new Map<string, number>();
    marks.set("total", performance.now());
    await next();
    const total = performance.now() - (marks.get("total") ?? 0);
    c.res.headers.append("Server-Timing", `total;dur=${total.toFixed(1)}`);
  };

export const poweredBy = (): MiddlewareHandler =>
  async function poweredBy(c, next) {
    await next();
    c.res.headers.set("X-Powered-By", "Hono");
  };

export function bearerAuth(options: {
  token: string | readonly string[];
  verify?: (token: string, c: Context) => boolean | Promise<boolean>;
}): MiddlewareHandler {
  return async function bearerAuth(c, next) {
    const header = c.req.header("Authorization");
    if (!header) throw new HTTPException(401);
    const token = header.replace(/^Bearer /, "");
    const equal = options.verify
      ? await options.verify(token, c)
      : [options.token].flat().includes(token);
    if (!equal) throw new HTTPException(401);
    await next();
  };
}

export const etag = (): MiddlewareHandler => async (c, next) => {
  const match = c.req.header("If-None-Match") ?? null;
  await next();
  const tag = c.res.headers.get("ETag");
  if (tag !== null && tag === match) {
    c.res = new Response(null, { status: 304, headers: { ETag: tag } });
  }
};

export const methodOverride = (): MiddlewareHandler => async (c, next) => {
  if (c.req.method === "GET") return await next();
  const wanted = c.req.header("X-Http-Method");
  if (!wanted) {
    await next();
    return;
  }
  c.set("method", wanted);
  return await next();
};

/** A time limit: the slower one may outlive the answer, `strict` says so. */
export const timeout = (ms: number): MiddlewareHandler =>
  async function timeout(c, next) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise<void>((_, reject) => {
      timer = setTimeout(() => reject(new HTTPException(504)), ms);
    });
    try {
      await Promise.race([next(), limit]); // !strict await-downstream
    } finally {
      clearTimeout(timer);
    }
  };

export const jsxRenderer = (layout: (body: string) => string) =>
  createMiddleware(function jsxRenderer(c, next) {
    c.setRenderer((body) => c.html(layout(String(body))));
    return next();
  });

export const trimSlash = (): MiddlewareHandler => async (c, next) => {
  await next();
  if (c.res.status === 404 && c.req.path !== "/" && c.req.path.endsWith("/")) {
    const url = new URL(c.req.url);
    url.pathname = url.pathname.slice(0, -1);
    c.res = c.redirect(url.toString(), 301);
  }
};

export const contextStorage = (storage: {
  run<R>(store: Context, callback: () => R): R;
}): MiddlewareHandler =>
  async function contextStorage(c, next) {
    await storage.run(c, next);
  };
