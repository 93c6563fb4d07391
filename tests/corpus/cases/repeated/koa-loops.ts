import type { Context, Middleware } from "koa";

interface Rule {
  readonly prefix: string;
  apply(ctx: Context): void;
}
declare const rules: readonly Rule[];

// Twice as soon as two rules match.
export const everyRule: Middleware = async (ctx, next) => {
  for (const rule of rules) {
    if (!ctx.path.startsWith(rule.prefix)) continue;
    rule.apply(ctx);
    await next(); // ! no-repeated-downstream
  }
};

export const firstRule: Middleware = async (ctx, next) => {
  for (const rule of rules) {
    if (!ctx.path.startsWith(rule.prefix)) continue;
    rule.apply(ctx);
    await next();
    return;
  }
  ctx.status = 404;
};

export const firstRuleByBreak: Middleware = async (ctx, next) => {
  for (const rule of rules) {
    if (ctx.path.startsWith(rule.prefix)) {
      rule.apply(ctx);
      await next();
      break;
    }
  }
};

export const labelled: Middleware = async (ctx, next) => {
  outer: for (const rule of rules) {
    for (const segment of ctx.path.split("/")) {
      if (segment !== rule.prefix) continue outer;
      await next();
      break outer;
    }
  }
};

// After the loop, downstream runs once more.
export const thenAgain: Middleware = async (ctx, next) => {
  for (const rule of rules) {
    if (ctx.path.startsWith(rule.prefix)) {
      rule.apply(ctx);
      await next();
      break;
    }
  }
  await next(); // ! no-repeated-downstream
};

export const retrying: Middleware = async (ctx, next) => {
  let attempts = 0;
  while (attempts < 3) {
    try {
      await next(); // ! no-repeated-downstream
      return;
    } catch (error) {
      attempts += 1;
      if (attempts === 3) throw error;
    }
  }
};
