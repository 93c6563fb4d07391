// Waiting by spinning, in three disguises.
import Koa from "koa";
import { setTimeout as delay } from "node:timers/promises";

function sleep(ms: number): void {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    // spin
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

const app = new Koa();

app.use(async (ctx, next) => {
  if (ctx.path === "/login") sleep(200); // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  const started = performance.now();
  await next();
  // Hides how long the look-up took.
  while (performance.now() - started < 50); // ! no-blocking-call
  ctx.set("x-padded", "1");
});

app.use(async (ctx, next) => {
  if (ctx.path === "/slow") pause(100); // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  const end = Date.now() + 50;
  await next();
  while (Date.now() < end) await delay(5);
  ctx.set("x-padded", "2");
});

/** Rounds of work until they are done, or until others had to wait for long enough; then the next slice. */
function hashInSlices(rounds: number, done: () => void): void {
  let left = rounds;
  let state = 1;
  const slice = (): void => {
    const begun = Date.now();
    for (
      ;
      left > 0 &&
      !((left -= 1), (state = (state * 31) | 0), 100 < Date.now() - begun);
    );
    if (left > 0) setImmediate(slice);
    else done();
  };
  slice();
}

app.use(async (ctx, next) => {
  await new Promise<void>((resolve) => {
    hashInSlices(1000, resolve);
  });
  await next();
});

app.use(async (ctx, next) => {
  const end = Date.now() + 50;
  let now = 0;
  while ((now = Date.now()) > 0 && now < end); // ! no-blocking-call
  await next();
});

export { app };
