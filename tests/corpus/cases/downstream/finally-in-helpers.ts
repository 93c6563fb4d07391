// A helper with a `finally` that gives the promise of what runs below out of its `try`.
import { Hono } from "hono";
import type { Next } from "koa";
import Koa from "koa";

declare const metrics: { observe(name: string, ms: number): void };
declare const gate: { enter(): Promise<void>; leave(): void };

async function timed<T>(name: string, run: () => Promise<T>): Promise<T> {
  const started = performance.now();
  try {
    return run();
  } finally {
    metrics.observe(name, performance.now() - started);
  }
}

function counted<T>(run: () => T): T {
  try {
    return run();
  } finally {
    metrics.observe("count", 1);
  }
}

async function guarded(next: Next): Promise<void> {
  await gate.enter();
  try {
    return next();
  } finally {
    gate.leave();
  }
}

async function rightlyTimed<T>(
  name: string,
  run: () => Promise<T>,
): Promise<T> {
  const started = performance.now();
  try {
    return await run();
  } finally {
    metrics.observe(name, performance.now() - started);
  }
}

function rightlyChained(run: () => Promise<void>): Promise<void> {
  return run().finally(() => metrics.observe("chain", 1));
}

async function cleared(run: () => Promise<void>): Promise<void> {
  try {
    await gate.enter();
  } finally {
    metrics.observe("entered", 1);
  }
  return run();
}

const koa = new Koa();
koa.use(async (_ctx, next) => {
  await timed("koa", next); // ! await-downstream:finallyInHelper
});
koa.use((_ctx, next) => guarded(next)); // ! await-downstream:finallyInHelper
koa.use(async (_ctx, next) => {
  await counted(() => next()); // ! await-downstream:finallyInHelper
});
koa.use(async (_ctx, next) => {
  await rightlyTimed("koa", next);
});
koa.use((_ctx, next) => rightlyChained(next));
koa.use((_ctx, next) => cleared(next));
// What it returns too early here is not what runs below.
koa.use(async (ctx, next) => {
  ctx.state.size = await timed("size", () => Promise.resolve(1));
  counted(() => ctx.path);
  await next();
});

class Spans {
  private async around(name: string, next: Next): Promise<void> {
    try {
      return next();
    } finally {
      metrics.observe(name, 0);
    }
  }

  readonly handle: Koa.Middleware = async (ctx, next) => {
    await this.around(ctx.path, next); // ! await-downstream:finallyInHelper
  };
}
koa.use(new Spans().handle);

const hono = new Hono();
hono.use(async (c, next) => {
  await timed(c.req.path, next); // ! await-downstream:finallyInHelper
});
hono.use(async (c, next) => {
  await rightlyTimed(c.req.path, next);
});

export { hono, koa };
