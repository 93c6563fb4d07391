// `call`, `apply`, optional calls, element access, parentheses, casts, comma.
import Koa from "koa";
import * as fs from "node:fs";
import { writeFileSync as write } from "node:fs";

interface Sink {
  flush(): Promise<void>;
  flushSync(): void;
}

declare const sink: Sink | undefined;

const app = new Koa();

app.use(async (ctx, next) => {
  ctx.state["a"] = fs["readFileSync"]("a", "utf8"); // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  ctx.state["b"] = (fs.readFileSync as (name: string) => Buffer)("b"); // ! no-blocking-call
  await next();
});

app.use(async (_ctx, next) => {
  write.call(null, "c", "text"); // ! no-blocking-call
  await next();
});

app.use(async (_ctx, next) => {
  sink?.flushSync(); // ! no-blocking-call
  await next();
  await sink?.flush();
});

app.use(async (ctx, next) => {
  const size = fs.statSync("d", { throwIfNoEntry: false })?.size ?? 0; // ! no-blocking-call
  ctx.set("x-size", String(size));
  await next();
});

app.use(async (_ctx, next) => {
  const { existsSync: there } = await import("node:fs");
  await next();
  if (there("e")) console.info("e"); // ! no-blocking-call
});

app.use(async (_ctx, next) => {
  void write;
  console.debug(typeof fs.readFileSync, fs.readFileSync.name);
  await next();
});

export { app };
