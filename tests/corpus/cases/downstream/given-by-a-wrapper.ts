// What a wrapper gives its argument besides the request is no continuation.
import Koa, { type Context, type Next } from "koa";

type Count = (table: string) => Promise<number>;

declare const count: Count;

const withCount =
  (run: (ctx: Context, count: Count) => Promise<void>) => (ctx: Context) =>
    run(ctx, count);

const traced =
  (run: (ctx: Context, next: () => Promise<unknown>) => Promise<void>) =>
  (ctx: Context, next: Next) =>
    run(ctx, async () => next());

export const app = new Koa();

app.use(
  traced(async (ctx, next) => {
    next(); // ! await-downstream
    ctx.set("x-traced", "1");
  }),
);

app.use(
  withCount(async (ctx, counted) => {
    void counted("visits");
    ctx.body = { users: await counted("users"), pages: await counted("pages") };
  }),
);
