import type { Context, Middleware, Next } from "koa";

// Several calls in the text, one on every path.
export const byMethod: Middleware = async (ctx, next) => {
  switch (ctx.method) {
    case "GET":
    case "HEAD":
      await next();
      ctx.set("Cache-Control", "public, max-age=60");
      break;
    case "OPTIONS":
      ctx.status = 204;
      return;
    case "POST": {
      if (!ctx.is("json")) ctx.throw(415);
      await next();
      return;
    }
    default:
      await next();
  }
};

// A `break` is missing: POST runs downstream twice.
export const fallsThrough: Middleware = async (ctx, next) => {
  switch (ctx.method) {
    case "POST":
      ctx.set("Cache-Control", "no-store");
      await next();
    default:
      await next(); // ! no-repeated-downstream
  }
};

export const byTernary: Middleware = (ctx, next) =>
  ctx.secure ? next() : next().then(() => ctx.set("X-Insecure", "1"));

export const afterThrow: Middleware = async (ctx: Context, next: Next) => {
  if (ctx.get("X-Api-Key") === "") ctx.throw(401, "a key is required");
  ctx.assert(ctx.get("X-Api-Key").length === 32, 400, "malformed key");
  await next();
};

export const nested: Middleware = async (ctx, next) => {
  if (ctx.path.startsWith("/api")) {
    if (ctx.query["v"] === "1") {
      ctx.state.version = 1;
      return next();
    }
    ctx.state.version = 2;
    return next();
  }
  if (ctx.path.startsWith("/assets")) return;
  await next();
};
