import Koa from "koa";

declare function sizeOf(body: unknown): Promise<number>;

const app = new Koa();
const traffic = { sent: 0, requests: 0 };

app.use(async (ctx, next) => {
  traffic.requests++;
  await next();
  traffic.sent += await sizeOf(ctx.body); // ! no-shared-state-race
});

app.use((ctx) => {
  ctx.body = traffic;
});

export { app };
