import type { Middleware } from "koa";

// One call on every path that can be taken, told apart by a variable.
export const claimed: Middleware = async (ctx, next) => {
  let called = false;
  if (ctx.path.startsWith("/api")) {
    called = true;
    await next();
  }
  if (!called) await next();
};

export const sameTest: Middleware = async (ctx, next) => {
  const isApi = ctx.path.startsWith("/api");
  if (isApi) {
    await next();
    ctx.type = "json";
  }
  if (!isApi) {
    await next();
  }
};

export const timer: Middleware = async (ctx, next) => {
  const steps = [() => ctx.set("X-Step", "1"), () => ctx.set("X-Step", "2")];
  for (const step of steps) step();
  do {
    await next();
  } while (false);
};
