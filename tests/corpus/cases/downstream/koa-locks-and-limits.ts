import { Mutex, Semaphore } from "async-mutex";
import Koa from "koa";
import type { Middleware } from "koa";
import pLimit from "p-limit";

const mutex = new Mutex();
const semaphore = new Semaphore(4);
const limit = pLimit(8);

/** A library runs the continuation; its result carries the promise. */
export const exclusive: Middleware = (ctx, next) => mutex.runExclusive(next);

export const limited: Middleware = async (ctx, next) => {
  await limit(() => next());
};

export const limitedByReference: Middleware = async (ctx, next) => {
  await limit(next);
};

export const limitedUnawaited: Middleware = async (ctx, next) => {
  limit(() => next()); // ! await-downstream
};

export const exclusiveUnawaited: Middleware = async (ctx, next) => {
  void mutex.runExclusive(next); // ! await-downstream
};

export const acquired: Middleware = async (ctx, next) => {
  const [, release] = await semaphore.acquire();
  try {
    await next();
  } finally {
    release();
  }
};

/** The slot is free again before downstream has ended. */
export const releasedTooEarly: Middleware = async (ctx, next) => {
  const [, release] = await semaphore.acquire();
  try {
    return next(); // ! await-downstream
  } finally {
    release();
  }
};

export const guardedBody: Middleware = async (ctx, next) => {
  await mutex.runExclusive(async () => {
    await next();
  });
};

export const guardedBodyUnawaited: Middleware = async (ctx, next) => {
  await mutex.runExclusive(async () => {
    void next(); // ! await-downstream
  });
};

export default new Koa().use(exclusive).use(limited).use(acquired);
