import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { Hono } from "hono";
import Koa from "koa";

const app = new Koa();

// What fails here comes before the one call.
app.use(async (ctx, next) => {
  await load(ctx.path)
    .then((text) => {
      ctx.state["text"] = text;
    })
    .catch(() => {
      ctx.state["text"] = "";
    });
  await next();
});

app.use((ctx, next) =>
  load(ctx.path).then(
    () => next(),
    () => next(),
  ),
);

declare function load(path: string): Promise<string>;

// A retry of what may run twice.
export const retried: PipelinePolicy = {
  name: "retried",
  sendRequest: (request, next) => next(request).catch(() => next(request)),
};

// Hono's `next()` doesn't reject: only the parser can.
async function parsed<T>(text: string, go: () => Promise<T>): Promise<T> {
  JSON.parse(text);
  return await go();
}
new Hono().use(async (c, next) => {
  await parsed(c.req.header("x-payload") ?? "{}", next).catch(() => next());
});
