import Koa from "koa";
import { Mutex } from "async-mutex";

declare function quote(path: string): Promise<number>;

const mutex = new Mutex();
let spent = 0;
const app = new Koa();

app.use(async (ctx) => {
  const release = await mutex.acquire();
  const before = spent;
  release();
  const price = await quote(ctx.path);
  spent = before + price; // ! no-shared-state-race
  ctx.body = { spent };
});
