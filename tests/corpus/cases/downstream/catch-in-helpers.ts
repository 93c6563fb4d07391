// A helper with a `catch` that gives the promise of what runs below out of its `try`.
import type { Next } from "koa";
import Koa from "koa";

declare const log: { error(error: unknown): void };

async function safely<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return run();
  } catch (error) {
    log.error(error);
    return undefined;
  }
}

async function named(name: string, next: Next): Promise<void> {
  try {
    return next();
  } catch (error) {
    throw new Error(name, { cause: error });
  }
}

async function rightlySafe<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    log.error(error);
    return undefined;
  }
}

function rightlyChained(run: () => Promise<void>): Promise<void> {
  return run().catch((error: unknown) => {
    log.error(error);
  });
}

async function outside(run: () => Promise<void>): Promise<void> {
  try {
    JSON.parse("{}");
  } catch (error) {
    log.error(error);
  }
  return run();
}

const koa = new Koa();

koa.use(async (_ctx, next) => {
  await safely(next); // ! await-downstream
});

koa.use((_ctx, next) => named("orders", next)); // ! await-downstream

koa.use(async (_ctx, next) => {
  await safely(() => next()); // ! await-downstream
});

koa.use(async (_ctx, next) => {
  await rightlySafe(next);
});

koa.use((_ctx, next) => rightlyChained(next));

koa.use(async (_ctx, next) => {
  await outside(next);
});

export { koa };
