import Koa from "koa";

declare function upstream(path: string): Promise<string>;

const breaker = { failures: 0, openUntil: 0 };
const app = new Koa();

app.use(async (ctx) => {
  if (Date.now() < breaker.openUntil) ctx.throw(503);
  try {
    ctx.body = await upstream(ctx.path);
    breaker.failures = 0;
  } catch (error) {
    breaker.failures += 1;
    if (breaker.failures >= 5) breaker.openUntil = Date.now() + 30_000;
    throw error;
  }
});
