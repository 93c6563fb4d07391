import type { Middleware } from "koa";

interface Span extends Disposable {
  setAttribute(name: string, value: string | number): void;
}
interface Lease extends AsyncDisposable {
  readonly id: string;
}

declare const tracer: { start(name: string): Span };
declare function lease(key: string): Promise<Lease>;

export const traced: Middleware = (ctx, next) => {
  using span = tracer.start(`${ctx.method} ${ctx.path}`);
  span.setAttribute("http.target", ctx.url);
  return next(); // ! await-downstream
};

export const leased: Middleware = async (ctx, next) => {
  await using slot = await lease(ctx.ip);
  ctx.state.slot = slot.id;
  return next(); // ! await-downstream
};

export const tracedAwaited: Middleware = async (ctx, next) => {
  using span = tracer.start(`${ctx.method} ${ctx.path}`);
  await next();
  span.setAttribute("http.status_code", ctx.status);
};

export const leasedAwaited: Middleware = async (ctx, next) => {
  await using slot = await lease(ctx.ip);
  ctx.state.slot = slot.id;
  return await next();
};

// Right: the resource lives in an inner block that ends before downstream starts.
export const warmed: Middleware = async (ctx, next) => {
  {
    using span = tracer.start("warm-up");
    span.setAttribute("path", ctx.path);
  }
  return next();
};
