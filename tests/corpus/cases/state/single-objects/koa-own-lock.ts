import Koa from "koa";
class Lock {
  private tail: Promise<unknown> = Promise.resolve();
  run<T>(work: () => Promise<T>): Promise<T> {
    const next = this.tail.then(work, work);
    this.tail = next;
    return next;
  }
}
const lock = new Lock();
let total = 0;
let other = 0;
const app = new Koa();
app.use(async (ctx) => {
  await lock.run(async () => {
    const t = total;
    await fetch("/x");
    total = t + 1;
  });
  ctx.body = total;
});
app.use(async (ctx) => {
  const t = other;
  await fetch("/x");
  other = t + 1; // ! no-shared-state-race
  ctx.body = other;
});
