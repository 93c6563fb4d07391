// A generator runs where it is iterated, not where it is made.
import Koa from "koa";
import { Readable } from "node:stream";
import { chunks, entries, named, range, walk } from "./tree";

const app = new Koa();

app.use(async (ctx, next) => {
  ctx.state["all"] = [...walk("docs")]; // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  const [first] = walk("docs"); // ! no-blocking-call
  ctx.set("x-first", first ?? "");
  await next();
});

app.use(async (ctx, next) => {
  ctx.state["list"] = Array.from(walk("docs"), (name) => name.length); // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  ctx.state["set"] = new Set(walk("docs")); // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  ctx.state["index"] = Object.fromEntries(named("docs")); // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  const files = walk("docs");
  const { value } = files.next(); // ! no-blocking-call
  ctx.set("x-one", value ?? "");
  await next();
});

app.use(async (ctx, next) => {
  for await (const chunk of chunks("big.bin")) ctx.res.write(chunk); // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  const files = walk("docs");
  let size = 0;
  for (const name of files) size += name.length; // ! no-blocking-call
  ctx.set("x-size", String(size));
  await next();
});

app.use(async (ctx, next) => {
  if (ctx.path !== "/listing") return next();
  ctx.body = Readable.from(walk("docs")); // ! no-blocking-call
});

app.use(async (ctx, next) => {
  ctx.state["short"] = walk("docs") // ! no-blocking-call
    .filter((name) => name.length < 20)
    .toArray();
  await next();
});

app.use(async (ctx, next) => {
  const short = walk("docs").filter((name) => name.length < 20);
  ctx.set("x-kind", typeof short.next);
  await next();
});

app.use(async (ctx, next) => {
  const found = range(100).find((n) => n > 50);
  ctx.set("x-found", String(found));
  await next();
});

app.use(async (ctx, next) => {
  const files = walk("docs");
  ctx.set("x-kind", typeof files.next);
  await next();
});

app.use(async (ctx, next) => {
  ctx.state["numbers"] = [...range(10)];
  for await (const name of entries("docs")) ctx.append("x-file", name);
  await next();
});

export { app };
