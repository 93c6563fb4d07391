import type { Middleware, Next } from "koa";
import { continueWith, ifAllowed, noop } from "./continue";

export const helperThenAgain: Middleware = async (ctx, next) => {
  await continueWith(ctx, next);
  await next(); // ! no-repeated-downstream
};

export const helperTwice: Middleware = async (ctx, next) => {
  if (ctx.query["preview"]) await continueWith(ctx, next);
  await continueWith(ctx, next); // ! no-repeated-downstream
};

export const helperOnce: Middleware = async (ctx, next) => {
  if (ctx.query["preview"]) return continueWith(ctx, next);
  return continueWith(ctx, next);
};

/** `noop` takes the continuation and never calls it. */
export const helperNever: Middleware = async (ctx, next) => {
  noop(next);
  await next();
};

export const localHelper: Middleware = async (ctx, next) => {
  const proceed = async (): Promise<void> => {
    ctx.state.passed = true;
    await next();
  };
  if (ctx.secure) await proceed();
  await proceed(); // ! no-repeated-downstream
};

export const delegated: Middleware = (ctx, next) =>
  ifAllowed(ctx, next, () => ctx.throw(403));

export const chained = async (next: Next): Promise<void> => {
  await next();
};
