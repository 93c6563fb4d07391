import type { Context, Middleware } from "koa";

export abstract class BaseMiddleware {
  protected abstract run(ctx: Context): Promise<void>;

  middleware(): Middleware {
    return async (ctx, next) => {
      await this.run(ctx);
      next(); // ! await-downstream
    };
  }

  middlewareFixed(): Middleware {
    return async (ctx, next) => {
      await this.run(ctx);
      await next();
    };
  }
}
