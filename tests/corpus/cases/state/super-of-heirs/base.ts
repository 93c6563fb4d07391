import type { Context, Next } from "koa";

export class Base {
  protected tenant = "";
  protected hits = 0;
  async handle(ctx: Context, next: Next): Promise<void> {
    await next();
    this.done(ctx);
  }
  protected note(tenant: string): void {
    this.tenant = tenant;
  }
  protected count(): void {
    this.hits++;
  }
  protected done(ctx: Context): void {
    ctx.set("x-done", "1");
  }
}
