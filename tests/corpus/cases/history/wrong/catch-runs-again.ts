import Koa, { type Context, type Next } from "koa";

const app = new Koa();

async function normalized(context: Context, go: Next): Promise<void> {
  context.state["payload"] = JSON.parse(context.get("x-payload"));
  await go();
}

// What fails below is run again, and the second call throws.
app.use(async (_ctx, next) => {
  await next().catch(() => next()); // ! no-repeated-downstream:repeated
});

app.use(async (_ctx, next) => {
  await next().then(undefined, () => next()); // ! no-repeated-downstream:repeated
});

app.use(async (ctx, next) => {
  await normalized(ctx, next).catch(next); // ! no-repeated-downstream:repeated
});
