import { AsyncLocalStorage } from "node:async_hooks";
import type { Context, Middleware, Next } from "koa";
import compose from "koa-compose";

const storage = new AsyncLocalStorage<{ id: string }>();
declare const db: {
  transaction<T>(work: (tx: object) => Promise<T>): Promise<T>;
};
declare const tracer: {
  startActiveSpan<T>(name: string, work: (span: { end(): void }) => T): T;
};
declare function allowed(ctx: Context): Promise<boolean>;

export const scope: Middleware = (ctx, next) =>
  storage.run({ id: ctx.get("x-request-id") }, next);

export const transaction: Middleware = async (ctx, next) => {
  if (ctx.method === "GET") return next();
  await db.transaction(async (tx) => {
    ctx.state["tx"] = tx;
    await next();
  });
};

export const span: Middleware = (ctx, next) =>
  tracer.startActiveSpan(ctx.path, async (active) => {
    try {
      await next();
    } finally {
      active.end();
    }
  });

export const only =
  (test: (ctx: Context) => boolean, inner: Middleware): Middleware =>
  (ctx, next) =>
    test(ctx) ? inner(ctx, next) : next();

export const parallel: Middleware = async (ctx, next) => {
  const [permitted] = await Promise.all([allowed(ctx), next()]);
  ctx.set("x-permitted", String(permitted));
};

async function timed(ctx: Context, next: Next) {
  const start = Date.now();
  await next();
  ctx.set("x-response-time", `${Date.now() - start}`);
}

export const legacy: Middleware = (ctx, next) =>
  next().then(
    () => {
      ctx.set("x-legacy", "1");
    },
    (error: unknown) => {
      ctx.status = 500;
      ctx.app.emit("error", error, ctx);
    },
  );

export const inTime: Middleware = async (ctx, next) => {
  const handled = next(); // !strict await-downstream
  ctx.set("x-begun", "1");
  await handled;
};

export const all = compose<Context>([scope, timed, transaction, span]);
