// A promise around a synchronous call is still a synchronous call.
import { execSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import Koa from "koa";

function readLater(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    try {
      resolve(readFileSync(file, "utf8"));
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

function runSoon(command: string): Promise<string> {
  return new Promise((resolve) => {
    setImmediate(() => {
      resolve(execSync(command).toString());
    });
  });
}

const sizes = (files: readonly string[]): Promise<number[]> =>
  Promise.all(files.map(async (file) => statSync(file).size));

const readAll = (files: readonly string[]): Promise<string[]> =>
  Promise.all(files.map((file) => readFile(file, "utf8")));

const app = new Koa();

app.use(async (ctx, next) => {
  ctx.state["a"] = await readLater("a.txt"); // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  ctx.state["uptime"] = await runSoon("uptime"); // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  ctx.state["sizes"] = await sizes(["a.txt", "b.txt"]); // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  const b = await Promise.resolve(readFileSync("b.txt", "utf8")); // ! no-blocking-call
  ctx.state["b"] = b;
  await next();
});

app.use(async (ctx) => {
  ctx.body = await readAll(["a.txt", "b.txt"]);
});

export { app };
