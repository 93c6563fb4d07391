import Koa from "koa";

declare function loadPrices(): Promise<[string, number][]>;

const prices = new Map<string, number>();
const app = new Koa();

app.use(async (ctx, next) => {
  if (ctx.path !== "/reload") {
    await next();
    return;
  }
  prices.clear(); // !strict no-shared-state-race
  for (const [sku, price] of await loadPrices()) prices.set(sku, price);
  ctx.body = "reloaded";
});

app.use((ctx) => {
  const price = prices.get(ctx.path.slice(1));
  if (price === undefined) ctx.throw(404);
  ctx.body = { price };
});
