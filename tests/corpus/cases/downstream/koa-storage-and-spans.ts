import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import { channel } from "node:diagnostics_channel";
import type { Middleware } from "koa";

interface Trace {
  readonly id: string;
}
interface Span {
  end(): void;
  recordException(error: unknown): void;
}
/** As `@opentelemetry/api` types them. */
declare const context: {
  with<T>(ctx: unknown, fn: () => T): T;
  active(): unknown;
};
declare const tracer: {
  startActiveSpan<T>(name: string, fn: (span: Span) => T): T;
};

export const traces = new AsyncLocalStorage<Trace>();
const requests = channel("app:request");

export const traced: Middleware = (ctx, next) =>
  traces.run({ id: ctx.get("X-Trace") }, () => next());

export const tracedByReference: Middleware = async (ctx, next) => {
  await traces.run({ id: ctx.get("X-Trace") }, next);
};

export const tracedLater: Middleware = async (ctx, next) => {
  const done = traces.run({ id: ctx.get("X-Trace") }, next);
  requests.publish({ path: ctx.path });
  await done;
};

export const tracedUnawaited: Middleware = async (ctx, next) => {
  traces.run({ id: ctx.get("X-Trace") }, next); // ! await-downstream
};

export const entered: Middleware = async (ctx, next) => {
  traces.enterWith({ id: ctx.get("X-Trace") });
  await next();
};

export const bound: Middleware = async (ctx, next) => {
  const proceed = AsyncResource.bind(next);
  await proceed();
};

export const spanned: Middleware = (ctx, next) =>
  tracer.startActiveSpan(ctx.path, async (span) => {
    try {
      await next();
    } catch (error) {
      span.recordException(error);
      throw error;
    } finally {
      span.end();
    }
  });

/** The span is closed, and the error never recorded: downstream's promise goes round the `catch`. */
export const spannedLoosely: Middleware = (ctx, next) =>
  tracer.startActiveSpan(ctx.path, (span) => {
    try {
      return next(); // ! await-downstream
    } catch (error) {
      span.recordException(error);
      throw error;
    } finally {
      span.end();
    }
  });

export const inContext: Middleware = async (ctx, next) => {
  await context.with(context.active(), async () => {
    await next();
  });
};

export const inContextUnawaited: Middleware = async (ctx, next) => {
  context.with(context.active(), () => next()); // ! await-downstream
};
