import type { Context, Middleware, Next } from "koa";

export const aliased: Middleware = async (ctx, next) => {
  const proceed = next;
  ctx.set("X-Alias", "1");
  proceed(); // ! await-downstream
};

export const bound: Middleware = async (ctx, next) => {
  const proceed = next.bind(null);
  ctx.set("X-Bound", "1");
  proceed(); // ! await-downstream
};

export const optional: Middleware = async (ctx, next?: Next) => {
  ctx.set("X-Optional", "1");
  next?.(); // ! await-downstream
};

export const called: Middleware = async (ctx, next) => {
  next.call(undefined); // ! await-downstream
  ctx.set("X-Called", "1");
};

export const wrapped: Middleware = async (ctx, next) => {
  const steps = { before: () => ctx.set("X-Before", "1"), proceed: next };
  steps.before();
  steps.proceed(); // ! await-downstream
};

export async function aliasedAwaited(ctx: Context, next: Next): Promise<void> {
  const proceed = next;
  ctx.set("X-Alias", "1");
  await proceed();
}

export const optionalAwaited: Middleware = async (ctx, next?: Next) => {
  await next?.();
};

export const boundReturned: Middleware = (ctx, next) => {
  const proceed = next.bind(null);
  return proceed();
};
