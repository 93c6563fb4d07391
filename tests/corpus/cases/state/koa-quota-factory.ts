// The limit is checked, the token verified, and only then counted: a burst gets through whole.
import type { Middleware } from "koa";

declare function verify(token: string): Promise<boolean>;

export function quota(limit: number): Middleware {
  let used = 0;
  return async (ctx, next) => {
    if (used >= limit) {
      ctx.status = 429;
      return;
    }
    if (!(await verify(ctx.get("authorization")))) {
      ctx.status = 401;
      return;
    }
    used++; // ! no-shared-state-race
    await next();
  };
}

export function quotaInOneTick(limit: number): Middleware {
  let used = 0;
  return async (ctx, next) => {
    if (!(await verify(ctx.get("authorization")))) {
      ctx.status = 401;
      return;
    }
    if (used >= limit) {
      ctx.status = 429;
      return;
    }
    used++;
    await next();
  };
}

/** Counts at once and gives back what was refused. */
export function quotaWithRefund(limit: number): Middleware {
  let used = 0;
  return async (ctx, next) => {
    if (used >= limit) {
      ctx.status = 429;
      return;
    }
    used++;
    if (!(await verify(ctx.get("authorization")))) {
      used--;
      ctx.status = 401;
      return;
    }
    await next();
  };
}
