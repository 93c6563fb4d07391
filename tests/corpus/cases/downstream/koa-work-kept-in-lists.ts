import Koa from "koa";

const app = new Koa();

/** Keeps the promises that it is given until somebody drains them. */
class Pending {
  private readonly started: Promise<unknown>[] = [];

  push(work: Promise<unknown>): void {
    this.started.push(work);
  }

  async drain(): Promise<void> {
    await Promise.all(this.started.splice(0));
  }
}

app.use(async (ctx, next) => {
  const pending = new Pending();
  pending.push(next());
  await pending.drain();
  ctx.set("X-Drained", "1");
});

app.use(async (ctx, next) => {
  const started: Promise<unknown>[] = [];
  started.push(next());
  await Promise.all(started);
  ctx.set("X-Drained", "1");
});

app.use(async (ctx, next) => {
  const started: Promise<unknown>[] = [];
  started.push(next()); // ! await-downstream
  ctx.set("X-Started", String(started.length));
});

export { app };
