import Koa from "koa";

declare function userOf(token: string): Promise<{ id: string; locale: string }>;

const app = new Koa<{
  user: { id: string; locale: string };
  started: number;
}>();

app.use(async (ctx, next) => {
  ctx.state.started = Date.now();
  ctx.state.user = await userOf(ctx.get("authorization"));
  await next();
  ctx.set("content-language", ctx.state.user.locale);
  ctx.set("x-response-time", `${Date.now() - ctx.state.started}ms`);
});

export { app };
