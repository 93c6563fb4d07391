// The classic: a counter read before an await and written after it.
import Koa from "koa";

const app = new Koa();

let served = 0;
let inFlight = 0;

app.use(async (ctx, next) => {
  const before = served;
  await next();
  served = before + 1; // ! no-shared-state-race
  ctx.set("x-served", String(before));
});

// A gauge that goes up and down in single steps is right.
app.use(async (ctx, next) => {
  inFlight++;
  try {
    await next();
  } finally {
    inFlight--;
  }
  ctx.set("x-in-flight", String(inFlight));
});

export { app };
