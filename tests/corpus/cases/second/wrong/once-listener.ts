import { EventEmitter } from "node:events";
import Koa from "koa";

const jobs = new EventEmitter();
const stats = { done: 0 };
declare function start(id: string): void;
export const app = new Koa();

app.use(async (ctx) => {
  const before = stats.done;
  await new Promise<void>((resolve) => {
    jobs.once(`done:${ctx.path}`, () => {
      stats.done = before + 1; // ! no-shared-state-race
      resolve();
    });
    start(ctx.path);
  });
  ctx.body = stats;
});
