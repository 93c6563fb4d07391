// koa#1491, koa#940, koajs/compose#84
import { promisify } from "node:util";
import Koa from "koa";
const app = new Koa();
const sleep = promisify(setTimeout);

app.use((ctx, next) => {
  process.nextTick(() => {
    next(); // ! await-downstream
  });
});

app.use(async function (ctx, next) {
  await sleep(1000);
  next(); // ! await-downstream
});

app.use(function (ctx, next) {
  next(); // ! await-downstream
  ctx.state["steps"].push(4);
});

// as the maintainers answered
app.use(
  (ctx, next) =>
    new Promise<void>((resolve) => {
      process.nextTick(() => {
        resolve(next());
      });
    }),
);
app.use(async (ctx, next) => {
  await sleep(1000);
  await next();
});
// the timer only says that it is slow; the chain itself is waited for
app.use(async (ctx, next) => {
  const slow = setTimeout(() => console.warn("slow", ctx.path), 5000);
  try {
    await next();
  } finally {
    clearTimeout(slow);
  }
});
