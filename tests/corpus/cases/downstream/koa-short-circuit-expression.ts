import Koa from "koa";

declare function sessionOf(cookie: string): Promise<{ userId: string } | null>;

const app = new Koa();

app.use(async (ctx, next) => {
  const session = await sessionOf(ctx.cookies.get("sid") ?? "");
  if (!session) ctx.status = 401;
  session && next(); // ! await-downstream
});

app.use(async (ctx, next) => {
  const maintenance = ctx.get("X-Maintenance") === "on";
  maintenance ? (ctx.status = 503) : next(); // ! await-downstream
});

app.use(async (ctx, next) => {
  const session = await sessionOf(ctx.cookies.get("sid") ?? "");
  session && (await next());
});

app.use(async (ctx, next) => {
  const maintenance = ctx.get("X-Maintenance") === "on";
  return maintenance ? ctx.redirect("/maintenance") : next();
});

// Only `null` and `undefined` fall through: still one consumed promise.
app.use((ctx, next) => (ctx.body ? undefined : next()));

export default app;
