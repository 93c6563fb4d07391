// CommonJS habits in TypeScript: a typed `require`, destructuring with new names, aliases.
import Koa from "koa";

// eslint-disable-next-line @typescript-eslint/no-require-imports
const fs = require("fs") as typeof import("fs");
const { readFileSync: read, promises } = fs;
const { execSync: run } =
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require("child_process") as typeof import("child_process");
const stat = fs.statSync;

const app = new Koa();

app.use(async (ctx, next) => {
  await next();
  ctx.set("x-version", read("VERSION", "utf8")); // ! no-blocking-call
});

app.use(async (ctx, next) => {
  const { size } = stat("data.db"); // ! no-blocking-call
  ctx.set("x-size", String(size));
  await next();
});

app.use(async (ctx, next) => {
  if (ctx.path === "/sync") run("sync"); // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  const { rmSync: remove } = fs;
  await next();
  remove(`cache${ctx.path}`, { force: true }); // ! no-blocking-call
});

app.use(async (ctx) => {
  ctx.body = await promises.readFile("VERSION", "utf8");
});

export { app };
