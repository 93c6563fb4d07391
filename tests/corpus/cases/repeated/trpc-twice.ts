import { initTRPC } from "@trpc/server";

const t = initTRPC.context<{ readonly region: string }>().create();

// The procedure runs twice, mutations too.
export const measured = t.middleware(async ({ next, path }) => {
  const start = Date.now();
  await next();
  console.log(path, Date.now() - start);
  return next(); // ! no-repeated-downstream
});

export const measuredOnce = t.middleware(async ({ next, path }) => {
  const start = Date.now();
  const result = await next();
  console.log(path, Date.now() - start);
  return result;
});

export const retriedQuery = t.middleware(async ({ next, type }) => {
  const result = await next();
  if (result.ok || type !== "query") return result;
  return next();
});

export const byRegion = t.middleware(({ ctx, next }) => {
  if (ctx.region === "eu") return next({ ctx: { dsgvo: true } });
  return next({ ctx: { dsgvo: false } });
});
