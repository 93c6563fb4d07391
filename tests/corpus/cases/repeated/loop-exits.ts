import type { Middleware } from "koa";
import { createMiddleware } from "hono/factory";
import type { MiddlewareFn } from "telegraf";
import type { Context } from "telegraf";

declare const shards: readonly {
  owns(key: string): boolean;
  ping(): Promise<boolean>;
}[];

/** Calls inside loops that are left at once; all of it right. */
export const byReturn: Middleware = async (ctx, next) => {
  for (let index = 0; index < shards.length; index++) {
    if (!shards[index]?.owns(ctx.path)) continue;
    ctx.state.shard = index;
    return next();
  }
  ctx.status = 421;
};

export const byWhileTrue = createMiddleware(async (c, next) => {
  let attempt = 0;
  while (true) {
    if (await shards[attempt % shards.length]?.ping()) {
      await next();
      break;
    }
    attempt += 1;
    if (attempt > 10) return c.text("unavailable", 503);
  }
});

export const byTry: MiddlewareFn<Context> = async (ctx, next) => {
  for (const shard of shards) {
    try {
      if (!(await shard.ping())) continue;
    } catch {
      continue;
    }
    return next();
  }
};

export const byForOf: Middleware = async (ctx, next) => {
  let found: number | undefined;
  for (const [index, shard] of shards.entries()) {
    if (shard.owns(ctx.path)) found = index;
  }
  if (found === undefined) return;
  ctx.state.shard = found;
  await next();
};

/** Left by an outer label from the inner loop, once. */
export const byLabel: Middleware = async (ctx, next) => {
  search: for (const part of ctx.path.split("/")) {
    for (const shard of shards) {
      if (shard.owns(part)) {
        await next();
        break search;
      }
    }
  }
};

/** Left from the inner loop only: the next part calls on again. */
export const byInnerBreak: Middleware = async (ctx, next) => {
  for (const part of ctx.path.split("/")) {
    for (const shard of shards) {
      if (shard.owns(part)) {
        await next(); // ! no-repeated-downstream
        break;
      }
    }
  }
};

export const polling = createMiddleware(async (c, next) => {
  let ready = false;
  do {
    ready = (await shards[0]?.ping()) ?? true;
    await next(); // ! no-repeated-downstream
  } while (!ready);
});
