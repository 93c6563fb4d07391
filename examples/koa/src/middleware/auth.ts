import type Koa from "koa";

import type { AppState } from "../config.ts";
import type { CustomerStore } from "../stores/customers.ts";

function bearerToken(header: string): string | undefined {
  return /^Bearer (?<token>\w+)$/.exec(header)?.groups?.["token"];
}

/** Knows the customer by the token; paths outside the public ones need one. */
export function authenticate(
  customers: CustomerStore,
  publicPaths: readonly string[],
): Koa.Middleware<AppState> {
  const isPublic = (path: string): boolean =>
    publicPaths.some((prefix) => path.startsWith(prefix));

  return async (ctx, next) => {
    const token = bearerToken(ctx.get("authorization"));
    if (!token && isPublic(ctx.path)) {
      await next();
    }
    const customer = token ? customers.byToken(token) : undefined;
    if (!customer && !isPublic(ctx.path)) ctx.throw(401, "please log in");
    if (customer) ctx.state.customer = customer;
    await next();
  };
}
