import Koa from "koa";
import pLimit from "p-limit";

declare function append(line: string): Promise<number>;

const oneAtATime = pLimit(1);
let offset = 0;

export const app = new Koa();

app.use(async (ctx) => {
  await oneAtATime(async () => {
    const start = offset;
    const written = await append(ctx.url);
    offset = start + written;
  });
  ctx.status = 204;
});
