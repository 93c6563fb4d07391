import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Hono, type Next } from "hono";
import Koa from "koa";

// A Connect middleware goes on when it likes, and tells nobody.
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
  await assets(ctx.req, ctx.res, next); // ! await-downstream:droppedByHelper
});

const timed = (name: string) => (next: Next) => {
  const start = performance.now();
  void next().finally(() => {
    console.log(name, performance.now() - start);
  });
};

new Hono().use(async (c, next) => {
  timed(c.req.path)(next); // ! await-downstream:droppedByHelper
});
