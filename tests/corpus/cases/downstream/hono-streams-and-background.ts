import { Hono } from "hono";
import type { Context, MiddlewareHandler } from "hono";
import { stream, streamSSE } from "hono/streaming";

const app = new Hono();

declare function prices(symbol: string): AsyncIterable<number>;
declare const usage: { add(path: string): Promise<void> };

// Work that the platform keeps alive after the answer isn't downstream.
const counted: MiddlewareHandler = async (c, next) => {
  await next();
  c.executionCtx.waitUntil(usage.add(c.req.path));
};

// Downstream is: the answer waits for nothing.
const inBackground: MiddlewareHandler = async (c, next) => {
  c.executionCtx.waitUntil(next()); // ?! await-downstream -- handed to a library that gives nothing back
};

const countedInParallel: MiddlewareHandler = async (c, next) => {
  await Promise.all([usage.add(c.req.path), next()]);
};

function afterwards(c: Context, work: () => Promise<void>): void {
  setTimeout(() => {
    work().catch((error: unknown) => console.error(c.req.path, error));
  }, 0);
}

const delayed: MiddlewareHandler = async (c, next) => {
  afterwards(c, next); // ! await-downstream
  return c.text("accepted", 202);
};

const reported: MiddlewareHandler = async (c, next) => {
  afterwards(c, () => usage.add(c.req.path));
  await next();
};

app.use(counted, inBackground, countedInParallel, delayed, reported);

app.get("/prices/:symbol", (c) =>
  streamSSE(c, async (events) => {
    const iterator = prices(c.req.param("symbol"))[Symbol.asyncIterator]();
    for (let step = await iterator.next(); !step.done;) {
      await events.writeSSE({ data: String(step.value) });
      step = await iterator.next();
    }
  }),
);

app.get("/numbers", (c) =>
  stream(c, async (out) => {
    function* numbers() {
      let step: number = yield 0;
      while (step < 10) step = yield step;
    }
    const generator = numbers();
    generator.next();
    await out.write(String(generator.next(1).value));
  }),
);

export default app;
