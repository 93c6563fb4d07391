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

type Works = Promise<unknown>[];

/** Who has made the list waits for what is in it. */
function keep(work: Promise<unknown>, list: Works): void {
  list.push(work);
}

function keepOf(work: Promise<unknown>, holder: { list: Works }): void {
  const { list } = holder;
  list.push(work);
  holder.list.push(Promise.resolve());
}

/** Nobody else sees this list. */
function lose(work: Promise<unknown>): void {
  const list: Works = [];
  list.push(work);
}

app.use(async (ctx, next) => {
  const started: Works = [];
  keep(next(), started);
  await Promise.all(started);
});

app.use(async (ctx, next) => {
  const work = { list: [] as Works };
  keepOf(next(), work);
  await Promise.all(work.list);
});

app.use(async (ctx, next) => {
  lose(next()); // ! await-downstream
});

export { app };
