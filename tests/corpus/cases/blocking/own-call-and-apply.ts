// `call` and `apply` are members that every function has, and names that classes and objects give to theirs.
import { readFileSync } from "node:fs";
import Koa from "koa";

interface Strategy {
  apply(path: string): string;
}

class Disk implements Strategy {
  apply(path: string): string {
    return readFileSync(path, "utf8");
  }

  call(path: string): string {
    return readFileSync(path, "utf8");
  }
}

class Memory {
  readonly texts = new Map<string, string>();

  apply(path: string): string {
    return this.texts.get(path) ?? "";
  }
}

const disk = new Disk();
const memory = new Memory();
const strategies: readonly { readonly apply: (path: string) => string }[] = [
  { apply: (path) => path.trim() },
  { apply: (path) => readFileSync(path, "utf8") },
];

function read(path: string): string {
  return readFileSync(path, "utf8");
}

function trim(path: string): string {
  return path.trim();
}

const app = new Koa();

app.use(async (ctx, next) => {
  ctx.body = disk.apply(ctx.path); // ! no-blocking-call
  ctx.set("x-call", disk.call(ctx.path)); // ! no-blocking-call
  ctx.set("x-memory", memory.apply(ctx.path));
  for (const strategy of strategies) ctx.path = strategy.apply(ctx.path); // ! no-blocking-call
  ctx.set("x-read", read.call(undefined, ctx.path)); // ! no-blocking-call
  ctx.set("x-bare", read.apply(undefined, [ctx.path])); // ! no-blocking-call
  ctx.set("x-reflect", Reflect.apply(read, undefined, [ctx.path])); // ! no-blocking-call
  ctx.set("x-trim", trim.call(undefined, ctx.path));
  ctx.set("x-trimmed", Reflect.apply(trim, undefined, [ctx.path]));
  await next();
});
