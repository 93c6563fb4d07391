import { Hono } from "hono";
import type { Context, Next } from "hono";
import { HTTPException } from "hono/http-exception";
import { createFactory } from "hono/factory";

interface Claims {
  readonly sub: string;
  readonly tenant: string;
  readonly scopes: readonly string[];
  readonly exp: number;
}

interface Env {
  Variables: {
    claims: Claims;
    tenant: Tenant;
    requestId: string;
  };
}

interface Tenant {
  readonly id: string;
  readonly suspended: boolean;
}

declare function verify(token: string): Promise<Claims>;
declare const tenants: { find(id: string): Promise<Tenant | null> };
declare const metrics: {
  count(name: string, labels: Record<string, string>): void;
  time(name: string, ms: number): void;
};

const factory = createFactory<Env>();
const publicPaths = new Set(["/health", "/metrics", "/login"]);

export const requestId = factory.createMiddleware(async (c, next) => {
  const id = c.req.header("X-Request-Id") ?? crypto.randomUUID();
  c.set("requestId", id);
  await next();
  c.header("X-Request-Id", id);
});

export const authenticate = factory.createMiddleware(async (c, next) => {
  if (publicPaths.has(c.req.path)) return next();

  const header = c.req.header("Authorization");
  if (!header?.startsWith("Bearer ")) {
    throw new HTTPException(401, { message: "a bearer token is required" });
  }

  let claims: Claims;
  try {
    claims = await verify(header.slice("Bearer ".length));
  } catch (cause) {
    throw new HTTPException(401, { message: "the token is not valid", cause });
  }
  if (claims.exp * 1000 < Date.now()) {
    return c.json({ error: "token expired" }, 401);
  }

  c.set("claims", claims);
  await next();
});

export const loadTenant = factory.createMiddleware(async (c, next) => {
  if (publicPaths.has(c.req.path)) {
    next(); // ! await-downstream
    return;
  }
  const tenant = await tenants.find(c.get("claims").tenant);
  if (!tenant) return c.json({ error: "unknown tenant" }, 404);
  if (tenant.suspended) return c.json({ error: "suspended" }, 402);
  c.set("tenant", tenant);
  await next();
});

export const observe = factory.createMiddleware(async (c, next) => {
  const start = performance.now();
  try {
    await next();
  } finally {
    metrics.time("http_request_ms", performance.now() - start);
    metrics.count("http_requests", { status: String(c.res.status) });
  }
});

export function requireScope(scope: string) {
  return async (c: Context<Env>, next: Next): Promise<Response | void> => {
    if (!c.get("claims").scopes.includes(scope)) {
      return c.json({ error: `scope ${scope} is required` }, 403);
    }
    await next();
  };
}

const app = new Hono<Env>()
  .use(requestId, observe, authenticate, loadTenant)
  .get("/reports", requireScope("reports:read"), (c) =>
    c.json({ tenant: c.get("tenant").id }),
  );

export default app;
