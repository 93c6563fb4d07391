// A limit that requests spend by a weight: what is added is chosen, and is no new beginning.
import type { Middleware } from "koa";

declare function isAdmin(token: string): Promise<boolean>;

export function mostInFlight(limit: number): Middleware {
  let inFlight = 0;
  return async (ctx, next) => {
    if (inFlight >= limit) ctx.throw(503);
    const admin = await isAdmin(ctx.get("authorization"));
    inFlight += admin ? 0 : 1; // ! no-shared-state-race:staleCheck
    try {
      await next();
    } finally {
      inFlight -= admin ? 0 : 1;
    }
  };
}

export function countedFirst(limit: number): Middleware {
  let inFlight = 0;
  return async (ctx, next) => {
    if (inFlight >= limit) ctx.throw(503);
    inFlight += 2;
    const admin = await isAdmin(ctx.get("authorization"));
    inFlight -= admin ? 2 : 1;
    try {
      await next();
    } finally {
      inFlight -= admin ? 0 : 1;
    }
  };
}

// It leads away from the limit, whichever amount it is.
export function givenBack(limit: number): Middleware {
  let used = 0;
  return async (ctx, next) => {
    used += 2;
    if (used > limit) {
      const admin = await isAdmin(ctx.get("authorization"));
      used -= admin ? 2 : 1;
    }
    await next();
  };
}

let failures = 0;

export const breaker: Middleware = async (ctx, next) => {
  if (failures > 3) ctx.throw(503);
  await next();
  failures = ctx.status < 500 ? 0 : failures + 1;
};
