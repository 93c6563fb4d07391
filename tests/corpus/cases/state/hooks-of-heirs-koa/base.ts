// Hooks of heirs behind a middleware that the base makes, as a method, a field and a call from outside.
import type { Context, Middleware, Next } from "koa";

export abstract class Layer {
  abstract before(ctx: Context): Promise<void>;
  after(_ctx: Context): void {}

  middleware(): Middleware {
    return async (ctx, next) => {
      await this.before(ctx);
      await next();
      this.after(ctx);
    };
  }
}
export abstract class Layer2 {
  protected async onEnter(_ctx: Context): Promise<void> {}
  protected async onLeave(_ctx: Context): Promise<void> {}
  readonly handle: Middleware = async (ctx, next) => {
    await this.onEnter(ctx);
    try {
      await next();
    } finally {
      await this.onLeave(ctx);
    }
  };
}
export abstract class Layer3 {
  protected abstract authorize(): Promise<boolean>;
  protected abstract setup(ctx: Context): void;
  async run(ctx: Context, next: Next): Promise<void> {
    this.setup(ctx);
    if (!(await this.authorize())) {
      ctx.status = 403;
      return;
    }
    await next();
  }
}
