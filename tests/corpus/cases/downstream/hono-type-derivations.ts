import { Hono } from "hono";
import type { Context, Env, MiddlewareHandler } from "hono";
import { every, except } from "hono/combine";
import { createFactory } from "hono/factory";

type HonoNext = Parameters<MiddlewareHandler>[1];

/** The types are derived instead of named. */
export const derived = async (c: Context, next: HonoNext) => {
  next(); // ! await-downstream
  c.header("X-Derived", "1");
};

export const asserted = (async (c, next) => {
  const rest = next(); // ! await-downstream
  c.header("X-Status", String(c.res.status));
  await rest;
}) satisfies MiddlewareHandler;

export const list = [
  async (c, next) => {
    await next();
    c.header("X-List", "1");
  },
  async (c, next) => {
    void next(); // ! await-downstream
  },
] satisfies MiddlewareHandler[];

export const table: Record<string, MiddlewareHandler> = {
  async cors(c, next) {
    c.header("Access-Control-Allow-Origin", "*");
    await next();
  },
  csp: async (c, next) => {
    c.header("Content-Security-Policy", "default-src 'self'");
    next(); // ! await-downstream
  },
};

export function guard<E extends Env>(
  allow: (c: Context<E>) => boolean | Promise<boolean>,
): MiddlewareHandler<E> {
  return async function guarded(c, next) {
    if (!(await allow(c))) return c.text("forbidden", 403);
    return next();
  };
}

const factory = createFactory();
const handlers = factory.createHandlers(
  async (c, next) => {
    await next();
  },
  (c) => c.text("ok"),
);

export default new Hono()
  .use(
    "*",
    every(
      list[0]!,
      except(
        "/public/*",
        guard(() => true),
      ),
    ),
  )
  .get("/", ...handlers);
