import Koa from "koa";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";

const app = new Koa();

app.use(async (ctx, next) => {
  const penalty = Number(ctx.get("X-Penalty") || 0);
  setTimeout(() => {
    next(); // ! await-downstream
  }, penalty);
});

app.use((ctx, next) => {
  process.nextTick(next); // ! await-downstream
});

app.use(async (ctx, next) => {
  ctx.req.on("end", async () => {
    await next(); // ! await-downstream
  });
  ctx.req.resume();
});

app.use(async (ctx, next) => {
  await delay(Number(ctx.get("X-Penalty") || 0));
  await next();
});

app.use(async (ctx, next) => {
  ctx.req.resume();
  await once(ctx.req, "end");
  await next();
});

// Right: a timer that only watches, downstream itself is awaited.
app.use(async (ctx, next) => {
  const slow = setTimeout(() => console.warn("slow", ctx.path), 1000);
  try {
    await next();
  } finally {
    clearTimeout(slow);
  }
});

export default app;
