import Koa from "koa";

// A guard that must not stand in the way: whatever fails in it is noted, and the request goes on. One of
// its calls of `next` stands inside the `try`, so an error of what follows is taken for one of the guard.

class LimitReached extends Error {}

declare function planOf(host: string): Promise<{ paid: boolean; left: number }>;
declare function note(error: unknown): void;

const app = new Koa();

app.use(async (ctx, next) => {
  try {
    const { paid, left } = await planOf(ctx.host);
    if (paid) {
      await next();
      return;
    }
    if (left <= 0) throw new LimitReached();
  } catch (error) {
    if (error instanceof LimitReached) throw error;
    note(error);
  }
  return next(); // ! no-repeated-downstream
});

app.use(async (ctx, next) => {
  let paid = false;
  try {
    ({ paid } = await planOf(ctx.host));
  } catch (error) {
    note(error);
  }
  ctx.state["paid"] = paid;
  return next();
});

export { app };
