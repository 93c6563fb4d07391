import Koa from "koa";

const app = new Koa();

app.use(async (ctx, next) => {
  const start = process.hrtime.bigint();
  next(); // ! await-downstream
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  ctx.set("X-Response-Time", `${elapsed.toFixed(2)}ms`);
});

app.use(async (ctx, next) => {
  const start = process.hrtime.bigint();
  await next();
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  ctx.set("X-Handler-Time", `${elapsed.toFixed(2)}ms`);
});

app.use((ctx) => {
  ctx.body = { ok: true };
});

export default app;
