import Koa from "koa";
import type { Context, Next } from "koa";

const app = new Koa();

// A rejection of downstream never reaches the executor's promise: the request hangs.
app.use(async (ctx: Context, next: Next) => {
  await new Promise<void>((resolve) => {
    next().then(() => resolve()); // ! await-downstream
  });
  ctx.set("X-Done", "1");
});

app.use(async (ctx: Context, next: Next) => {
  await new Promise<void>(async (resolve) => {
    await next(); // ! await-downstream
    resolve();
  });
});

app.use(async (ctx: Context, next: Next) => {
  await new Promise<void>((resolve, reject) => {
    next().then(() => resolve(), reject);
  });
  ctx.set("X-Done", "1");
});

app.use(
  (ctx: Context, next: Next) =>
    new Promise((resolve) => {
      resolve(next());
    }),
);

export default app;
