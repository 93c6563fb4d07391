import type { Middleware } from "koa";
import { createMiddleware } from "hono/factory";
import type { MiddlewareFunction } from "react-router";

declare function withLock<T>(key: string, run: () => Promise<T>): Promise<T>;
declare const events: {
  once(name: string, listener: () => void): void;
};

/** The local function is called on one of the ways. */
export const eitherWay: Middleware = async (ctx, next) => {
  const proceed = () => next();
  if (ctx.secure) return proceed();
  if (ctx.get("X-Lock")) return withLock(ctx.get("X-Lock"), proceed);
  return proceed();
};

export const lockedAndAgain: Middleware = async (ctx, next) => {
  await withLock(ctx.path, () => next());
  await next(); // ! no-repeated-downstream
};

export const lockedOnce: Middleware = async (ctx, next) => {
  if (ctx.get("X-Lock")) await withLock(ctx.path, () => next());
  else await next();
};

/** The alias is the same function. */
export const aliased = createMiddleware(async (c, next) => {
  const proceed = next;
  await proceed();
  if (c.res.status === 404) await next(); // ! no-repeated-downstream
});

/** Declared and never called: one call. */
export const unused = createMiddleware(async (c, next) => {
  const later = async (): Promise<void> => {
    await next();
  };
  console.log(later.name);
  await next();
});

/** Two functions of two middlewares: each calls its own. */
export const pair: [Middleware, Middleware] = [
  async (ctx, next) => {
    await next();
  },
  async (ctx, next) => {
    await next();
  },
];

export const renewed: MiddlewareFunction<Response> = async (
  { request },
  next,
) => {
  const load = async (): Promise<Response> => await next();
  const first = await load();
  if (first.status !== 401) return first;
  console.log("renewing", request.url);
  return load(); // ! no-repeated-downstream
};

/** The shadowing parameter is another function. */
export const shadowing: Middleware = async (ctx, next) => {
  const walk = (depth: number, next: () => number): number =>
    depth === 0 ? 0 : next() + next();
  ctx.state.depth = walk(2, () => 1);
  await next();
};
