import type { Context } from "koa";

export class RequestContext {
  static current: RequestContext | undefined;

  constructor(
    readonly locale: string,
    readonly user: string,
  ) {}

  static from(ctx: Context): RequestContext {
    return new RequestContext(ctx.get("accept-language"), ctx.get("x-user"));
  }
}
