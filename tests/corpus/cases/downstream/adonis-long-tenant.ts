import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";
import { AsyncLocalStorage } from "node:async_hooks";

interface Tenant {
  readonly id: number;
  readonly slug: string;
  readonly plan: "trial" | "standard" | "enterprise";
  readonly trialEndsAt: Date | null;
}

interface TenantDatabase {
  transaction<T>(callback: () => Promise<T>): Promise<T>;
  release(): Promise<void>;
}

declare const Tenants: {
  findBySlug(slug: string): Promise<Tenant | null>;
};
declare const connections: {
  for(tenant: Tenant): Promise<TenantDatabase>;
};
declare const auditLog: {
  append(entry: Record<string, unknown>): Promise<void>;
};

export const currentTenant = new AsyncLocalStorage<Tenant>();

export default class TenantMiddleware {
  private readonly open = ["/login", "/signup", "/health"];

  async handle(ctx: HttpContext, next: NextFn) {
    const { request, response } = ctx;
    if (this.open.includes(request.url())) return next();

    const slug =
      request.header("x-tenant") ?? request.hostname()?.split(".")[0];
    if (!slug) {
      return response.badRequest({ error: "tenant is missing" });
    }

    const tenant = await Tenants.findBySlug(slug);
    if (!tenant) return response.notFound({ error: `no tenant ${slug}` });
    if (this.expired(tenant)) {
      return response.paymentRequired({ error: "the trial has ended" });
    }

    const database = await connections.for(tenant);
    try {
      await currentTenant.run(tenant, async () => {
        if (request.method() === "GET") await next();
        else await database.transaction(() => next());
      });
    } finally {
      await database.release();
    }
  }

  private expired(tenant: Tenant): boolean {
    return (
      tenant.plan === "trial" &&
      tenant.trialEndsAt !== null &&
      tenant.trialEndsAt.getTime() < Date.now()
    );
  }
}

/** The connection goes back to the pool while the controller still uses it. */
export class TenantConnectionMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const tenant = currentTenant.getStore();
    if (!tenant) return ctx.response.badRequest();
    const database = await connections.for(tenant);
    const output = next(); // ! await-downstream
    await database.release();
    return output;
  }
}

export class AuditMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const output = await next();
    if (ctx.request.method() !== "GET") {
      await auditLog.append({
        tenant: currentTenant.getStore()?.slug,
        url: ctx.request.url(),
        status: ctx.response.getStatus(),
      });
    }
    return output;
  }
}

export class SafeAuditMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (ctx.request.method() === "GET") {
      return currentTenant.exit(() => next());
    }
    currentTenant.exit(() => next()); // ! await-downstream
    await auditLog.append({ url: ctx.request.url() });
  }
}
