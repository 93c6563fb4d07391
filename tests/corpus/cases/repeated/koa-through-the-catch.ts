// An error of downstream comes to the `catch`, which means those of the work before it.
import type { Middleware } from "koa";

declare function usage(): Promise<{ free: boolean; used: number }>;
declare function track(error: unknown): void;
class Refused extends Error {}

export const quota: Middleware = async (_ctx, next) => {
  try {
    const { free, used } = await usage();
    if (free) {
      await next();
      return;
    }
    if (used > 100) throw new Refused("too many");
  } catch (error) {
    if (error instanceof Refused) throw error;
    track(error);
  }
  return next(); // ! no-repeated-downstream:repeatedAfterCatch
};

export const again: Middleware = async (_ctx, next) => {
  try {
    await next();
  } catch {
    await next(); // ! no-repeated-downstream:repeatedAfterCatch
  }
};

export const either: Middleware = async (_ctx, next) => {
  try {
    await next();
  } catch (error) {
    track(error);
  }
  await next(); // ! no-repeated-downstream:repeated
};

export const inTheCatch: Middleware = async (ctx, next) => {
  try {
    await usage();
  } catch (error) {
    track(error);
    await next();
  }
  if (ctx.path === "/") await next(); // ! no-repeated-downstream:repeated
};

export const outside: Middleware = async (_ctx, next) => {
  let free = false;
  try {
    ({ free } = await usage());
  } catch (error) {
    track(error);
  }
  if (free) {
    await next();
    return;
  }
  return next();
};

export const thrownOn: Middleware = async (_ctx, next) => {
  try {
    if ((await usage()).free) {
      await next();
      return;
    }
  } catch (error) {
    track(error);
    throw error;
  }
  return next();
};
