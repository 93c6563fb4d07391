import type { Context, Next } from "koa";
import { Base } from "./base";

export class Keeping extends Base {
  private user = "";
  override async handle(ctx: Context, next: Next): Promise<void> {
    this.user = ctx.get("x-user"); // ! no-request-state-leak
    await super.handle(ctx, next);
  }
  protected override done(ctx: Context): void {
    super.done(ctx);
    ctx.set("x-user", this.user);
  }
}
export class Noting extends Base {
  override async handle(ctx: Context, next: Next): Promise<void> {
    super.note(ctx.get("x-tenant")); // ! no-request-state-leak
    await next();
    ctx.set("x-tenant", this.tenant);
  }
}
export class NotingRight extends Base {
  private readonly tenants = new WeakMap<Context, string>();
  override async handle(ctx: Context, next: Next): Promise<void> {
    this.tenants.set(ctx, ctx.get("x-tenant"));
    await super.handle(ctx, next);
  }
  protected override done(ctx: Context): void {
    super.done(ctx);
    ctx.set("x-tenant", this.tenants.get(ctx) ?? "");
  }
}
export class Counting extends Base {
  override async handle(ctx: Context, next: Next): Promise<void> {
    super.count();
    await super.handle(ctx, next);
    ctx.set("x-hits", String(this.hits));
  }
}
