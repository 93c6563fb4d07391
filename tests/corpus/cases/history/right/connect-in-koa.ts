import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Hono, type Next } from "hono";
import Koa from "koa";

function connectAssets(root: string) {
  return function (
    req: IncomingMessage,
    res: ServerResponse,
    next: () => unknown,
  ): void {
    if (req.method !== "GET") {
      next();
      return;
    }
    createReadStream(root + (req.url ?? "/"))
      .on("error", () => next())
      .pipe(res);
  };
}

const assets = connectAssets("/public");
const app = new Koa();

app.use(async (ctx, next) => {
  const fell = await new Promise<boolean>((resolve) => {
    ctx.res.once("close", () => {
      resolve(false);
    });
    assets(ctx.req, ctx.res, () => {
      resolve(true);
    });
  });
  if (fell) await next();
});

const timed = (name: string) => (next: Next) => {
  const start = performance.now();
  return next().finally(() => {
    console.log(name, performance.now() - start);
  });
};
const timedAll = timed("all");

new Hono()
  .use((c, next) => timed(c.req.path)(next))
  .use(async (_c, next) => {
    await timedAll(next);
  });
