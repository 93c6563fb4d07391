// Whether the wait went well decides about the pause, and many may find that out. A wait that was to happen once is another thing.
import Koa from "koa";

declare function mail(text: string): Promise<void>;

const app = new Koa();

const breaker = { failures: 0, openUntil: 0 };
app.use(async (ctx, next) => {
  if (breaker.openUntil > Date.now()) ctx.throw(503);
  try {
    await next();
    breaker.failures = 0;
  } catch (error) {
    breaker.failures += 1;
    if (breaker.failures > 5) breaker.openUntil = Date.now() + 10_000;
    throw error;
  }
});

let pausedUntil = 0;
app.use(async (ctx, next) => {
  if (pausedUntil > Date.now()) {
    ctx.status = 503;
    return;
  }
  await next();
  if (ctx.status === 429) pausedUntil = Date.now() + 1000;
});

let lastMail = 0;
app.use(async (ctx, next) => {
  await next();
  if (ctx.status < 500 || Date.now() - lastMail < 60_000) return;
  await mail(`${ctx.path} fails`);
  lastMail = Date.now(); // ! no-shared-state-race
});
