import type { Middleware } from "koa";

declare function reconnect(): Promise<void>;

/** Koa's `next()` throws when it is called a second time, so a retry only hides the first error. */
export const retryOnce: Middleware = async (ctx, next) => {
  try {
    await next();
  } catch {
    await reconnect();
    await next(); // ! no-repeated-downstream
  }
};

export const inFinally: Middleware = async (ctx, next) => {
  try {
    if (ctx.path.startsWith("/api")) {
      await next();
      ctx.type = "json";
    }
  } finally {
    await next(); // ! no-repeated-downstream
  }
};

export const onlyInFinally: Middleware = async (ctx, next) => {
  try {
    await reconnect();
  } catch (error) {
    ctx.app.emit("error", error, ctx);
  } finally {
    await next();
  }
};

// The first half never calls on, so the `catch` may.
export const fallback: Middleware = async (ctx, next) => {
  try {
    await reconnect();
    ctx.body = await fetch("https://primary.internal").then((r) => r.text());
  } catch {
    await next();
  }
};
