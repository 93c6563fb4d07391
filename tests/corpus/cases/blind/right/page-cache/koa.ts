import Koa from "koa";
import { CacheService } from "./cache.service";

const cache = new CacheService();
const pages = new Map<string, { body: unknown; until: number }>();
export const app = new Koa();

app.use(async (ctx, next) => {
  const cached = cache.get(ctx.url);
  if (cached !== undefined) {
    ctx.body = cached;
    return;
  }
  await next();
  cache.put(ctx.url, ctx.body, 5_000);
});

app.use(async (ctx, next) => {
  const page = pages.get(ctx.url);
  if (page && page.until > Date.now()) {
    ctx.body = page.body;
    return;
  }
  await next();
  pages.set(ctx.url, { body: ctx.body, until: Date.now() + 5_000 }); // !strict no-unbounded-shared-state, no-shared-state-race
});
