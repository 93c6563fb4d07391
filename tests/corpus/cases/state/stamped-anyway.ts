// A time that goes on whether or not a wait was needed says when something was used; one that is written after the wait
// alone says when the next may begin.
import Koa from "koa";

interface Pooled {
  readonly client: { ping(): Promise<void> };
  usedAt: number;
}

declare function connect(key: string): Promise<Pooled["client"]>;
declare function send(to: string): Promise<void>;

const idle = 60_000;
const pool = new Map<string, Pooled>();
const app = new Koa();

async function clientOf(key: string): Promise<Pooled["client"]> {
  const known = pool.get(key);
  if (known) {
    if (Date.now() - known.usedAt <= idle) {
      known.usedAt = Date.now();
      return known.client;
    }
    await known.client.ping();
    known.usedAt = Date.now(); // !strict no-shared-state-race:lateFill
    return known.client;
  }
  return connect(key);
}

let sentAt = 0;

app.use(async (ctx, next) => {
  await clientOf("files");
  if (Date.now() - sentAt < idle) {
    ctx.status = 429;
    return;
  }
  await send("ops@example.org");
  sentAt = Date.now(); // ! no-shared-state-race:staleCheck
  await next();
});
