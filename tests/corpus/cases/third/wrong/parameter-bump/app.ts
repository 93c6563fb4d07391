import Koa from "koa";
import { bump, type Counter } from "./bump";

declare const disk: { write(n: number): Promise<void> };

const hits: Counter = { n: 0 };
const app = new Koa();

app.use(async (ctx, next) => {
  await bump(hits, (n) => disk.write(n)); // ! no-shared-state-race
  await next();
});

app.use(async (ctx) => {
  const own: Counter = { n: 0 };
  await bump(own, (n) => disk.write(n));
  ctx.body = { hits: hits.n, own: own.n };
});
