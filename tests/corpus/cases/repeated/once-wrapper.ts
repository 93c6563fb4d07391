import type { Middleware, Next } from "koa";

/** Calls on once, however often it is called itself. */
function once(next: Next): Next {
  let result: Promise<unknown> | undefined;
  return () => (result ??= next());
}

export const shared: Middleware = async (ctx, next) => {
  const proceed = once(next);
  if (ctx.query["eager"]) await proceed();
  ctx.set("X-Eager", "1");
  await proceed();
};

/** The local promise is kept, so downstream runs once. */
export const memoised: Middleware = async (ctx, next) => {
  let running: Promise<unknown> | undefined;
  const run = (): Promise<unknown> => (running ??= next());
  await run();
  await run();
};
