import Koa from "koa";

interface Mail {
  readonly to: string;
}
declare function deliver(mail: Mail): Promise<void>;

const queue: Mail[] = [];
let draining = false;

async function drain() {
  if (draining) return;
  draining = true;
  try {
    for (let mail = queue.shift(); mail; mail = queue.shift())
      await deliver(mail);
  } finally {
    draining = false;
  }
}

const app = new Koa();
app.use((ctx) => {
  queue.push({ to: String(ctx.query["to"]) });
  void drain();
  ctx.body = { waiting: queue.length };
});
