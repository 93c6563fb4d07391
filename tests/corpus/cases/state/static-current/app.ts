// "The current request" in a static field.
import Koa from "koa";
import { price } from "./prices";
import { RequestContext } from "./request-context";

const app = new Koa();

app.use(async (ctx, next) => {
  RequestContext.current = RequestContext.from(ctx); // ! no-request-state-leak
  await next();
});

app.use(async (ctx) => {
  const context = RequestContext.from(ctx);
  ctx.body = { user: context.user, price: await price(1999) };
});

export { app };
