import type { Context, Middleware, Next } from "koa";

/** A layer is a class with `run`; `mount` makes a middleware of it. */
export abstract class Layer {
  abstract run(ctx: Context, next: Next): Promise<void>;

  mount(): Middleware {
    return (ctx, next) => this.run(ctx, next);
  }

  /** Runs the layer only for these paths. */
  mountAt(prefix: string): Middleware {
    return async (ctx, next) => {
      if (ctx.path.startsWith(prefix)) await this.run(ctx, next);
      else await next();
    };
  }
}
