import Router from "@koa/router";

import { readJson } from "../body.ts";
import type { AppState } from "../config.ts";
import type { CustomerStore } from "../stores/customers.ts";

export function sessionRoutes(customers: CustomerStore): Router<AppState> {
  const router = new Router<AppState>({ prefix: "/sessions" });

  router.post("/", async (ctx) => {
    const { email, password } = await readJson(ctx.req);
    const token = customers.login(String(email), String(password));
    if (!token) return ctx.throw(401, "no such customer or password");
    ctx.status = 201;
    ctx.body = { token };
  });

  return router;
}
