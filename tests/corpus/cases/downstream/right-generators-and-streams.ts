import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createInterface } from "node:readline";
import { H3, defineMiddleware } from "h3";
import type { Middleware as OakMiddleware } from "@oakserver/oak";
import type { Middleware } from "koa";

/** `next` of iterators, readers and generators beside the middleware's own. */
async function* chunks(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const iterator = source[Symbol.asyncIterator]();
  let step = await iterator.next();
  while (!step.done) {
    yield step.value.toString();
    step = await iterator.next();
  }
}

export const firstLine: Middleware = async (ctx, next) => {
  const lines = createInterface({ input: ctx.req })[Symbol.asyncIterator]();
  const head = await lines.next();
  ctx.state.head = head.done ? "" : head.value;
  void lines.return?.();
  await next();
};

export const drained: Middleware = async (ctx, next) => {
  const iterator = chunks(ctx.req)[Symbol.asyncIterator]();
  iterator.next().then(
    ({ value }) => (ctx.state.first = value),
    () => undefined,
  );
  await next();
  await iterator.return(undefined);
};

export const streamed: Middleware = async (ctx, next) => {
  await next();
  if (!(ctx.body instanceof Readable)) return;
  const body = ctx.body;
  ctx.respond = false;
  await Promise.all([once(body, "end"), pipeline(body, ctx.res)]);
};

function* ids(): Generator<number, void, number | undefined> {
  let id = 0;
  for (;;) {
    const given = yield id;
    id = (given ?? id) + 1;
  }
}

export const numbered: OakMiddleware = async (ctx, next) => {
  const sequence = ids();
  sequence.next();
  ctx.response.headers.set("x-number", String(sequence.next(41).value));
  await next();
};

export const stacked = defineMiddleware(async (event, next) => {
  const stack = [1, 2, 3].values();
  stack.next();
  const value = await next();
  event.res.headers.set("x-rest", [...stack].join(","));
  return value;
});

export const app = new H3().use(stacked);
