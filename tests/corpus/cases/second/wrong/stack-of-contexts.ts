import type { Middleware } from "koa";

interface Scope {
  readonly user: string;
}
const stack: Scope[] = [];

export function currentScope() {
  return stack[stack.length - 1];
}

export const scoped: Middleware = async (ctx, next) => {
  stack.push({ user: ctx.get("x-user") }); // ! no-request-state-leak
  try {
    await next();
  } finally {
    stack.pop();
  }
};

export const whoami: Middleware = async (ctx) => {
  await Promise.resolve();
  ctx.body = currentScope()?.user;
};
