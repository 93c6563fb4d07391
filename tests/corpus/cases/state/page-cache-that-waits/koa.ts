// A cache that is waited for: what downstream gave is kept once more, and no more; a count is lost.
import type { Context, Next } from "koa";

import { Pages } from "./pages.ts";

const pages = new Pages();

export async function cached(ctx: Context, next: Next) {
  const page = await pages.get("front");
  if (page !== undefined) {
    ctx.body = page;
    return;
  }
  await next();
  await pages.put("front", ctx.body); // !strict no-shared-state-race
}

export async function counted(ctx: Context, next: Next) {
  const count = Number(await pages.get("count"));
  await next();
  await pages.put("count", count + 1); // ! no-shared-state-race:lostUpdate
}

export async function taken(ctx: Context, next: Next) {
  const seat = await pages.get("seat");
  if (seat !== undefined) {
    ctx.status = 409;
    return;
  }
  await pages.put("seat", ctx.path); // ! no-shared-state-race:staleCheck
  await next();
}
