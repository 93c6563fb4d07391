import Koa from "koa";

const app = new Koa();

// Not returned: Koa answers before the header is set.
app.use((ctx, next) => {
  next().then(() => ctx.set("X-Powered-By", "koa")); // ! await-downstream
});

app.use(async (ctx, next) => {
  const chain = next() // ! await-downstream
    .then(() => ctx.set("ETag", `"${ctx.length ?? 0}"`))
    .finally(() => console.log("done"));
});

app.use((ctx, next) => next().then(() => ctx.set("X-Powered-By", "koa")));

app.use((ctx, next) => {
  const start = Date.now();
  return next()
    .then(() => ctx.set("X-Response-Time", String(Date.now() - start)))
    .catch((error: unknown) => {
      ctx.status = 500;
      ctx.app.emit("error", error, ctx);
    })
    .finally(() => console.log(ctx.method, ctx.path));
});

app.use(async (ctx, next) => {
  const chain = next().then(() => ctx.status);
  const status = await chain;
  ctx.set("X-Status", String(status));
});

export default app;
