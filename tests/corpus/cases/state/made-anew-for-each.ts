// What is ended and made anew for each request is looked at by the one that made it; a token's holders are told.
import type { Context, Next } from "koa";

class Span {
  status = 0;

  end(): void {
    this.status = 0;
  }
}

class Tracer {
  private span = new Span();

  async trace(ctx: Context, next: Next): Promise<void> {
    this.span.end();
    this.span = new Span();
    await next();
    this.span.status = ctx.status; // ! no-shared-state-race:readBack
  }

  async own(ctx: Context, next: Next): Promise<void> {
    const span = new Span();
    await next();
    span.status = ctx.status;
    span.end();
  }
}

const tracer = new Tracer();
let turn = new AbortController();

export const traced = (ctx: Context, next: Next) => tracer.trace(ctx, next);
export const owned = (ctx: Context, next: Next) => tracer.own(ctx, next);

// The second request has replaced what the first one asks: its own is never seen to be aborted.
export async function newest(ctx: Context, next: Next) {
  turn.abort();
  turn = new AbortController();
  await next();
  if (turn.signal.aborted) ctx.status = 409; // ! no-shared-state-race:readBack
}

export async function newestKept(ctx: Context, next: Next) {
  turn.abort();
  const own = new AbortController();
  turn = own;
  await next();
  if (own.signal.aborted) ctx.status = 409;
}
