import type { Middleware } from "koa";

/** As `p-timeout` types it: the same promise, with a limit. */
declare function pTimeout<T>(
  promise: PromiseLike<T>,
  options: { milliseconds: number; message?: string },
): Promise<T>;

/** As `p-retry` types it. */
declare function pRetry<T>(run: () => PromiseLike<T> | T): Promise<T>;

function withTimeout<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

export const limited: Middleware = async (ctx, next) => {
  await pTimeout(next(), { milliseconds: 5000 });
};

export const limitedReturned: Middleware = (ctx, next) =>
  pTimeout(next(), { milliseconds: 5000, message: ctx.path });

export const limitedUnawaited: Middleware = async (ctx, next) => {
  pTimeout(next(), { milliseconds: 5000 }); // ! await-downstream
};

export const limitedLocally: Middleware = async (ctx, next) => {
  await withTimeout(next(), 5000);
};

export const limitedLocallyUnawaited: Middleware = async (ctx, next) => {
  const limited = withTimeout(next(), 5000); // ! await-downstream
  ctx.set("X-Limit", "5000");
};

export const wrapped: Middleware = (ctx, next) => pRetry(() => next());
