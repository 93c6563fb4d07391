import Koa from "koa";

declare function bucketOf(ip: string): Promise<number>;
declare function weightOf(path: string): Promise<number>;

const histogram: number[] = new Array<number>(10).fill(0);
const totals = { weight: 0, last: 0 };
export const app = new Koa();

app.use(async (ctx, next) => {
  // The bucket is known before the slot is read: right.
  histogram[await bucketOf(ctx.ip)]! += 1;
  await next();
  totals.weight = totals.weight + (await weightOf(ctx.path)); // ! no-shared-state-race
});

app.use((ctx) => {
  ctx.body = { histogram, totals };
});
