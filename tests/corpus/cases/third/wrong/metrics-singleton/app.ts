import Koa from "koa";
import { store } from "./store";

declare function sizeOf(path: string): Promise<number>;

const app = new Koa();

app.use(async (ctx, next) => {
  store.counters.calls += 1;
  await next();
  store.counters.bytes += await sizeOf(ctx.path); // ! no-shared-state-race
});

app.use((ctx) => {
  ctx.body = store.counters;
});
