import { ORPCError, os } from "@orpc/server";

interface Context {
  readonly region: "eu" | "us";
  readonly dryRun: boolean;
}
const base = os.$context<Context>();

// The procedure runs for the log, and again for the caller.
export const shadow = base.middleware(async ({ context, next }) => {
  if (context.dryRun) {
    const preview = await next();
    console.log(preview.context);
  }
  return next(); // ! no-repeated-downstream
});

export const shadowOnce = base.middleware(async ({ context, next }) => {
  const result = await next();
  if (context.dryRun) console.log(result.context);
  return result;
});

export const byRegion = base.middleware(({ context, next }) => {
  if (context.region === "eu") return next({ context: { gdpr: true } });
  if (context.region === "us") return next({ context: { gdpr: false } });
  throw new ORPCError("BAD_REQUEST");
});

export const again = base.middleware(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    if (!(error instanceof ORPCError) || error.code !== "CONFLICT") throw error;
    return await next();
  }
});
