import Koa from "koa";
import type { Context, Next } from "koa";

const app = new Koa();

// The function is awaited, not its call: downstream never runs.
app.use(async (ctx: Context, next: Next) => {
  ctx.set("X-Frame-Options", "DENY");
  await next; // ! await-downstream
});

app.use(async (ctx: Context, next: Next) => {
  ctx.vary("Accept-Encoding");
  return next; // ! await-downstream
});

app.use((ctx: Context, next: Next) => {
  ctx.set("X-Content-Type-Options", "nosniff");
  return next();
});

// A null check names the function without calling it; the call follows.
app.use(async (ctx: Context, next?: Next) => {
  if (next) await next();
});

export default app;
