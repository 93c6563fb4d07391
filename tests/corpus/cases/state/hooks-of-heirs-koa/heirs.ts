import type { Context } from "koa";
import { Layer, Layer2, Layer3 } from "./base";
declare function tenantOf(host: string): Promise<{ id: string }>;
declare function mayEnter(user: string): Promise<boolean>;
declare function release(tenant: string): Promise<void>;

export class TenantLayer extends Layer {
  private tenant?: { id: string };
  async before(ctx: Context): Promise<void> {
    this.tenant = await tenantOf(ctx.host); // ! no-request-state-leak
  }
  override after(ctx: Context): void {
    ctx.set("x-tenant", this.tenant?.id ?? "");
  }
}
export class TenantLayer2 extends Layer2 {
  private tenant = "";
  protected override async onEnter(ctx: Context): Promise<void> {
    this.tenant = ctx.get("x-tenant"); // ! no-request-state-leak
  }
  protected override async onLeave(): Promise<void> {
    await release(this.tenant);
  }
}
export class AuthLayer extends Layer3 {
  private user = "";
  protected setup(ctx: Context): void {
    this.user = ctx.get("x-user");
  }
  protected authorize(): Promise<boolean> {
    return mayEnter(this.user);
  }
}
export class AuthLayer2 extends Layer3 {
  private user = "";
  protected setup(ctx: Context): void {
    this.user = ctx.get("x-user"); // ! no-request-state-leak
  }
  protected async authorize(): Promise<boolean> {
    const maintenance = await mayEnter("*");
    return maintenance && mayEnter(this.user);
  }
}
