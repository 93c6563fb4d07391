import type { Context, Next } from "koa";

export async function continueWith(ctx: Context, next: Next): Promise<void> {
  ctx.set("X-Continued", "1");
  await next();
}

export async function ifAllowed(
  ctx: Context,
  next: Next,
  otherwise: () => void,
): Promise<void> {
  if (ctx.state.user) await next();
  else otherwise();
}

export function noop(continuation: Next): string {
  return continuation.name;
}
