import Koa from "koa";

declare function userOf(token: string): Promise<{ id: string } | undefined>;

const app = new Koa();

// Koa: "next() called multiple times", 500 for every anonymous request.
app.use(async (ctx, next) => {
  const user = await userOf(ctx.get("Authorization"));
  if (!user) {
    ctx.state.anonymous = true;
    await next();
  }
  ctx.state.user = user;
  await next(); // ! no-repeated-downstream
});

app.use(async (ctx, next) => {
  const user = await userOf(ctx.get("Authorization"));
  if (!user) {
    ctx.state.anonymous = true;
    await next();
    return;
  }
  ctx.state.user = user;
  await next();
});

app.use(async (ctx, next) => {
  const user = await userOf(ctx.get("Authorization"));
  if (user) {
    ctx.state.user = user;
    return next();
  } else {
    ctx.state.anonymous = true;
  }
  return next();
});

export default app;
