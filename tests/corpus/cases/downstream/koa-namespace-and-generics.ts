import type Koa from "koa";
import type { DefaultContext, DefaultState, ParameterizedContext } from "koa";

type StateContext<S> = ParameterizedContext<S>;

/** Generic wrappers: what they take is a middleware, what they give is one. */
export function named<S extends DefaultState>(
  name: string,
  run: (ctx: StateContext<S>, next: Koa.Next) => Promise<void>,
): Koa.Middleware<S, DefaultContext> {
  return Object.defineProperty(
    (ctx: StateContext<S>, next: Koa.Next) => run(ctx, next),
    "name",
    { value: name },
  );
}

export namespace Middlewares {
  export const requestId = named<{ id?: string }>(
    "request-id",
    async (ctx, next) => {
      ctx.state.id = crypto.randomUUID();
      await next();
      ctx.set("X-Request-Id", ctx.state.id);
    },
  );

  export async function timing(
    ctx: Koa.Context,
    next: Koa.Next,
  ): Promise<void> {
    const start = Date.now();
    const rest = next(); // ! await-downstream
    ctx.set("X-Ms", String(Date.now() - start));
    await rest;
  }
}

/** Overloads; the implementation is judged. */
export function header(ctx: Koa.Context, next: Koa.Next): Promise<void>;
export function header(ctx: Koa.Context, next?: Koa.Next): Promise<void>;
export async function header(ctx: Koa.Context, next?: Koa.Next): Promise<void> {
  ctx.set("X-Overloaded", "1");
  next?.(); // ! await-downstream
}
