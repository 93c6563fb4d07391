// A check of a time that turns a request away says more than that now and then; one that answers with what it found is a cache.
import type { Context, Next } from "koa";

declare function send(code: string): Promise<void>;
declare function render(path: string): Promise<string>;

const grants = new Map<string, { until: number; uses: number }>();
const codes = new Map<string, { until: number; code: string }>();
const pages = new Map<string, { until: number; page: string }>();

export async function limited(ctx: Context, next: Next) {
  const grant = grants.get(ctx.path);
  if (grant && grant.until > Date.now()) {
    ctx.set("X-Uses", String(grant.uses));
    ctx.status = 429;
    ctx.body = "later";
    return;
  }
  await send("grant");
  grants.set(ctx.path, { until: Date.now() + 1000, uses: 0 }); // ! no-shared-state-race:staleCheck
  await next();
}

export async function mailed(ctx: Context, next: Next) {
  const sent = codes.get(ctx.path);
  if (sent && sent.until > Date.now()) {
    console.log("sent before", sent.code);
    return;
  }
  await send("code");
  codes.set(ctx.path, { until: Date.now() + 1000, code: "x" }); // ! no-shared-state-race:staleCheck
  await next();
}

export async function cached(ctx: Context, next: Next) {
  const found = pages.get(ctx.path);
  if (found && found.until > Date.now()) {
    ctx.body = found.page;
    return;
  }
  const page = await render(ctx.path);
  pages.set(ctx.path, { until: Date.now() + 1000, page }); // !strict no-shared-state-race:lateFill
  ctx.body = page;
  await next();
}
