// A class is a layer by what its base makes of it: its mistake is said once, where it stands.
import Koa, { type Context, type Middleware, type Next } from "koa";

abstract class Layer {
  abstract handle(ctx: Context, next: Next): Promise<void>;

  toKoa(): Middleware {
    return (ctx, next) => this.handle(ctx, next);
  }
}

class ServedFor extends Layer {
  private user?: string;

  async handle(ctx: Context, next: Next): Promise<void> {
    this.user = ctx.get("x-user"); // ! no-request-state-leak
    await next();
    ctx.set("x-served-for", this.user);
  }
}

class OwnServedFor extends Layer {
  async handle(ctx: Context, next: Next): Promise<void> {
    const user = ctx.get("x-user");
    await next();
    ctx.set("x-served-for", user);
  }
}

export const app = new Koa();
for (const layer of [new ServedFor(), new OwnServedFor()])
  app.use(layer.toKoa());
