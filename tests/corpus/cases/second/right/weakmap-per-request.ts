import type { Middleware } from "koa";

const started = new WeakMap<object, number>();
const users = new WeakMap<object, string>();
declare function userOf(header: string): Promise<string>;

export const timing: Middleware = async (ctx, next) => {
  started.set(ctx.req, performance.now());
  await next();
  const from = started.get(ctx.req) ?? 0;
  ctx.set("x-response-time", (performance.now() - from).toFixed(1));
};

export const user: Middleware = async (ctx, next) => {
  users.set(ctx, await userOf(ctx.get("authorization")));
  await next();
  ctx.set("x-user", users.get(ctx) ?? "");
};
