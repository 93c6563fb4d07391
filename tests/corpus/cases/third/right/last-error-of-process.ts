import Koa from "koa";

declare function ping(): Promise<number>;

const health = { latency: 0, failures: 0, error: "" };
const app = new Koa();

app.use(async (ctx, next) => {
  if (ctx.path !== "/ready") {
    await next();
    return;
  }
  try {
    health.latency = await ping();
    health.failures = 0;
    health.error = "";
  } catch (error) {
    health.failures++;
    health.error = String(error);
  }
  ctx.status = health.failures > 3 ? 503 : 200;
});
