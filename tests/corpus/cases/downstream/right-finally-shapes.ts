import type { Middleware } from "koa";
import type { AroundHookFunction } from "@feathersjs/feathers";
import type { MiddlewareFn } from "grammy";

declare function open(name: string): Promise<{ close(): Promise<void> }>;

/** The promise is consumed on every way out, however the ways are laid. */
export const inFinally: Middleware = async (ctx, next) => {
  const rest = next();
  try {
    ctx.set("X-Early", "1");
  } finally {
    await rest;
  }
};

export const inBoth: Middleware = async (ctx, next) => {
  const rest = next();
  if (ctx.secure) {
    await rest;
    ctx.set("Strict-Transport-Security", "max-age=60");
  } else {
    await rest;
    ctx.set("X-Insecure", "1");
  }
};

export const inSwitch: Middleware = async (ctx, next) => {
  const rest = next();
  switch (ctx.method) {
    case "GET":
      await rest;
      break;
    case "POST":
      return rest;
    default:
      return rest.then(() => ctx.set("X-Other", "1"));
  }
  ctx.set("X-Get", "1");
};

export const nestedFinally: MiddlewareFn = async (ctx, next) => {
  const outer = await open("outer");
  try {
    const inner = await open("inner");
    try {
      return await next();
    } finally {
      await inner.close();
    }
  } finally {
    await outer.close();
  }
};

export const rethrown: AroundHookFunction = async (context, next) => {
  let failure: unknown;
  try {
    await next();
  } catch (error) {
    failure = error;
  }
  const log = await open(context.path);
  await log.close();
  if (failure) throw failure;
};

export const inDoWhile: Middleware = async (ctx, next) => {
  const rest = next();
  let turns = 0;
  do {
    turns += 1;
  } while (turns < 3);
  await rest;
  ctx.set("X-Turns", String(turns));
};

export const byComma: Middleware = async (ctx, next) => {
  const rest = next();
  return (ctx.set("X-Comma", "1"), rest);
};

export const sequenceOfThens: Middleware = (ctx, next) => {
  const rest = next();
  const logged = rest.then(() => console.log(ctx.path));
  return logged.then(() => ctx.set("X-Logged", "1"));
};

export const watched: Middleware = async (ctx, next) => {
  const rest = next();
  rest.then(
    () => console.log("ok", ctx.path),
    () => console.log("failed", ctx.path),
  );
  await rest;
};
