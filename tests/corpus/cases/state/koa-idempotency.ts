// The key is looked up, the work is awaited, and only then is the key remembered.
import Router, { type RouterContext } from "@koa/router";

declare function placeOrder(body: unknown): Promise<{ id: string }>;
declare function read(ctx: RouterContext): Promise<unknown>;

const seen = new Set<string>();

export const router = new Router();

router.post("/orders", async (ctx) => {
  const key = ctx.get("idempotency-key");
  if (seen.has(key)) {
    ctx.status = 409;
    return;
  }
  const order = await placeOrder(await read(ctx));
  seen.add(key); // ! no-shared-state-race
  ctx.body = order;
});

router.post("/v2/orders", async (ctx) => {
  const key = ctx.get("idempotency-key");
  if (seen.has(key)) {
    ctx.status = 409;
    return;
  }
  seen.add(key);
  try {
    ctx.body = await placeOrder(await read(ctx));
  } catch (error) {
    seen.delete(key);
    throw error;
  }
});
