// Sliding window and token bucket: right in one tick, wrong with an await between the look and the count.
import Koa from "koa";

declare function limitOf(key: string): Promise<number>;

const WINDOW = 60_000;
const calls = new Map<string, number[]>();

const app = new Koa();

app.use(async (ctx, next) => {
  const now = Date.now();
  const recent = (calls.get(ctx.ip) ?? []).filter((at) => at > now - WINDOW);
  if (recent.length >= (await limitOf(ctx.ip))) {
    ctx.status = 429;
    return;
  }
  calls.set(ctx.ip, [...recent, now]); // ! no-shared-state-race
  await next();
});

app.use(async (ctx, next) => {
  const limit = await limitOf(ctx.ip);
  const now = Date.now();
  const recent = (calls.get(ctx.ip) ?? []).filter((at) => at > now - WINDOW);
  if (recent.length >= limit) {
    ctx.status = 429;
    return;
  }
  calls.set(ctx.ip, [...recent, now]);
  await next();
});

const bucket = { tokens: 100, at: Date.now() };

app.use(async (ctx, next) => {
  const now = Date.now();
  bucket.tokens = Math.min(100, bucket.tokens + (now - bucket.at) / 10);
  bucket.at = now;
  if (bucket.tokens < 1) {
    ctx.status = 429;
    return;
  }
  bucket.tokens -= 1;
  await next();
});

export { app };
