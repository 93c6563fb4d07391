import Koa from "koa";

import seen from "./bump.ts";
import Notes from "./draft.ts";
import { bump as count, startOver, tick } from "./index.ts";
import RateLimiter from "./limiter.ts";

const limiter = new RateLimiter();
const log = async (n: number): Promise<void> => {
  console.log(n);
};

await startOver(async () => 0);

export const app = new Koa();
app.use(async (ctx) => {
  const notes = new Notes();
  ctx.body = [
    await limiter.take(log),
    await count(log),
    await seen(log),
    await tick(log),
    await notes.add(log),
  ];
});
