import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { Middleware } from "koa";
import { createMiddleware } from "hono/factory";

async function withRetry<T>(run: () => Promise<T>, times: number): Promise<T> {
  let last: unknown;
  for (let attempt = 0; attempt < times; attempt++) {
    try {
      return await run();
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

async function twice(run: () => Promise<unknown>): Promise<void> {
  await run();
  await run();
}

async function onceIf(
  condition: boolean,
  run: () => Promise<unknown>,
): Promise<void> {
  if (!condition) return;
  await run();
}

// A retry in a client's pipeline, a second call in a server's.
export const policy: PipelinePolicy = {
  name: "retry",
  sendRequest: (request, next) => withRetry(() => next(request), 3),
};

export const koaRetry: Middleware = async (ctx, next) => {
  await withRetry(next, 3); // ! no-repeated-downstream
};

export const koaTwice: Middleware = async (ctx, next) => {
  await twice(next); // ! no-repeated-downstream
};

export const honoTwice = createMiddleware(async (c, next) => {
  await twice(() => next()); // ! no-repeated-downstream
});

export const koaOnce: Middleware = async (ctx, next) => {
  await onceIf(ctx.secure, next);
  if (!ctx.secure) ctx.redirect(`https://${ctx.host}`);
};

export const koaOtherWork: Middleware = async (ctx, next) => {
  await withRetry(() => fetch("https://flags.internal"), 3);
  await next();
};
