// Right: an in-flight gauge as a limit, a queue of waiters, and a semaphore of one's own.
import Koa from "koa";

const LIMIT = 10;
let running = 0;
const waiting: (() => void)[] = [];

async function enter(): Promise<void> {
  if (running < LIMIT) {
    running++;
    return;
  }
  await new Promise<void>((resolve) => {
    waiting.push(resolve);
  });
}

function leave(): void {
  const next = waiting.shift();
  // The place goes to the next in line without ever being free.
  if (next) next();
  else running--;
}

const app = new Koa();

app.use(async (_ctx, next) => {
  await enter();
  try {
    await next();
  } finally {
    leave();
  }
});

let uploads = 0;

app.use(async (ctx, next) => {
  if (uploads >= 3) {
    ctx.status = 503;
    return;
  }
  uploads++;
  try {
    await next();
  } finally {
    uploads--;
  }
});

export { app };
