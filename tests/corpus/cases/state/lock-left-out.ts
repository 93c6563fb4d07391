// A lock keeps out only those who take it: what writes beside it is lost.
import type { Middleware } from "koa";
import { Mutex } from "async-mutex";

declare function price(path: string): Promise<number>;
const mutex = new Mutex();
let revenue = 0;
let orders = 0;

export const bills: Middleware = async (ctx, next) => {
  revenue += 1;
  await mutex.runExclusive(async () => {
    revenue += await price(ctx.path); // ! no-shared-state-race
    orders += await price(ctx.path);
  });
  await next();
};

const count = (): Promise<void> =>
  mutex.runExclusive(() => {
    orders += 1;
  });

export const counts: Middleware = async (ctx, next) => {
  await count();
  await mutex.runExclusive(async () => {
    orders += await price(ctx.path);
  });
  await next();
};

const quota = 100;
let served = 0;
const serve = (): void => {
  served += 1;
};

export const limits: Middleware = async (ctx, next) => {
  if (served >= quota) {
    ctx.status = 429;
    return;
  }
  await next();
  serve(); // ! no-shared-state-race
};
