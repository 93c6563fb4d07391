// tRPC and oRPC: "No result from middlewares", and timings of 0 ms.
/* eslint-disable @typescript-eslint/no-explicit-any */
import { os } from "@orpc/server";
import { initTRPC, TRPCError } from "@trpc/server";

interface Session {
  readonly user: { id: string };
  readonly expiresSoon: boolean;
}

const t = initTRPC
  .context<{ session: Session | null; headers: Headers }>()
  .create();

declare function renewed(session: Session): Promise<string>;

// Written as in Koa: pre, next, post.
export const refreshToken = t.middleware(
  async ({ ctx, next }): Promise<any> => {
    if (!ctx.session) throw new TRPCError({ code: "UNAUTHORIZED" });
    await next(); // ! return-response
    if (ctx.session.expiresSoon) {
      ctx.headers.set("x-access-token", await renewed(ctx.session));
    }
  },
);

export const refreshTokenFixed = t.middleware(async ({ ctx, next }) => {
  if (!ctx.session) throw new TRPCError({ code: "UNAUTHORIZED" });
  const result = await next();
  if (ctx.session.expiresSoon) {
    ctx.headers.set("x-access-token", await renewed(ctx.session));
  }
  return result;
});

export const logMiddleware = t.middleware(async ({ path, type, next }) => {
  const start = Date.now();
  const result = next(); // ! await-downstream
  const duration = Date.now() - start;
  console.log(`${type} ${path} ${String(duration)} ms`);
  return result;
});

export const logMiddlewareFixed = t.middleware(async ({ path, type, next }) => {
  const start = Date.now();
  const result = await next();
  const duration = Date.now() - start;
  console.log(result.ok ? "OK" : result.error.code, type, path, duration);
  return result;
});

// "Which one should be returned?" The procedure runs twice.
export const withTenant = t.middleware(async ({ ctx, next }) => {
  await next();
  return next({ ctx: { tenant: ctx.headers.get("x-tenant") } }); // ! no-repeated-downstream
});

export const withTenantFixed = t.middleware(async ({ ctx, next }) => {
  return next({ ctx: { tenant: ctx.headers.get("x-tenant") } });
});

export const timed = os.middleware(async ({ next, path }) => {
  const start = performance.now();
  const result = next(); // ! await-downstream
  console.log(path.join("."), performance.now() - start);
  return result;
});

export const timedFixed = os.middleware(async ({ next, path }) => {
  const start = performance.now();
  try {
    return await next();
  } finally {
    console.log(path.join("."), performance.now() - start);
  }
});
