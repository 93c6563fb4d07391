import Koa from "koa";

abstract class Base {
  async call(ctx: Koa.Context, next: Koa.Next): Promise<void> {
    await this.enter(ctx);
    await next();
    this.leave(ctx);
  }
  protected abstract enter(ctx: Koa.Context): Promise<void>;
  protected abstract leave(ctx: Koa.Context): void;
  use(app: Koa): void {
    app.use((ctx, next) => this.call(ctx, next));
  }
}

abstract class Localized extends Base {
  protected locale = "en";
  protected async enter(ctx: Koa.Context): Promise<void> {
    this.locale = ctx.acceptsLanguages("en", "de") || "en";
    await Promise.resolve();
  }
}

class Page extends Localized {
  protected leave(ctx: Koa.Context): void {
    ctx.set("content-language", this.locale); // ! no-request-state-leak
  }
}
const app = new Koa();
new Page().use(app);
