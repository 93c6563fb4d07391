import Koa from "koa";
import type { Middleware } from "koa";

const report = (error: unknown): void => console.error(error);

export const errorBoundary: Middleware = async (ctx, next) => {
  try {
    return next(); // ! await-downstream
  } catch (error) {
    report(error);
    ctx.status = 500;
    ctx.body = { error: "internal" };
  }
};

export const errorBoundaryAwaited: Middleware = async (ctx, next) => {
  try {
    return await next();
  } catch (error) {
    report(error);
    ctx.status = 500;
    ctx.body = { error: "internal" };
  }
};

declare function acquire(): Promise<{ release(): void }>;

export const pooled: Middleware = async (ctx, next) => {
  const connection = await acquire();
  try {
    ctx.state.connection = connection;
    return next(); // ! await-downstream
  } finally {
    connection.release();
  }
};

export const pooledAwaited: Middleware = async (ctx, next) => {
  const connection = await acquire();
  try {
    ctx.state.connection = connection;
    return await next();
  } finally {
    connection.release();
  }
};

// Right: the return stands outside the try.
export const parsed: Middleware = async (ctx, next) => {
  try {
    ctx.state.filter = JSON.parse(String(ctx.query["filter"] ?? "{}"));
  } catch {
    ctx.throw(400, "filter is not JSON");
  }
  return next();
};

// Right: inside a catch clause without a finally, nothing guards it.
export const lenient: Middleware = async (ctx, next) => {
  try {
    ctx.state.locale = new Intl.Locale(ctx.get("Accept-Language")).language;
  } catch {
    ctx.state.locale = "en";
    return next();
  }
  return next();
};

export default new Koa().use(errorBoundary).use(pooled);
