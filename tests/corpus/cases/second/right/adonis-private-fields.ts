import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";

declare function tenantOf(host: string): Promise<{ id: string }>;

// A new object for each request.
export default class TenantMiddleware {
  private started = 0;
  private tenant: { id: string } | undefined;

  async handle(ctx: HttpContext, next: NextFn) {
    this.started = Date.now();
    this.tenant = await tenantOf(ctx.request.hostname() ?? "");
    await next();
    ctx.response.header("x-tenant", this.tenant.id);
    ctx.response.header("x-time", String(Date.now() - this.started));
  }
}
