import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { MiddlewareHandler } from "hono";

declare function locate(ip: string): Promise<string>;
declare function leaseConnection(): Promise<{ release(): void }>;

/**
 * Hono's `next()` doesn't reject: a `catch` round it never fires, so returning it un-awaited inside loses
 * nothing. A `finally` does run too early.
 */
export const boundary: MiddlewareHandler = async (c, next) => {
  try {
    return next();
  } catch (error) {
    console.error(error);
  }
};

export const lease: MiddlewareHandler = async (c, next) => {
  const connection = await leaseConnection();
  try {
    return next(); // ! await-downstream
  } finally {
    connection.release();
  }
};

export const leaseAwaited: MiddlewareHandler = async (c, next) => {
  const connection = await leaseConnection();
  try {
    await next();
  } finally {
    connection.release();
  }
};

/** No rejection can be lost while the place is looked up. */
export const located: MiddlewareHandler = async (c, next) => {
  const answer = next();
  const place = await locate(c.req.header("X-Forwarded-For") ?? "");
  await answer;
  c.header("X-Place", place);
};

/** The order is lost all the same. */
export const swallowed = createMiddleware(async (c, next) => {
  next().catch((error: unknown) => console.error(error)); // ! await-downstream
});

export default new Hono().use(boundary, lease, located);
