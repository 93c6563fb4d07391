// What a factory says that it makes has its functions in the factory, also where they are taken out of it.
import { readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import Koa from "koa";

function createStorage(folder: string): {
  readonly load: (name: string) => Promise<string>;
  readonly save: (name: string, text: string) => void;
  readonly size: (text: string) => number;
} {
  const load = (name: string): Promise<string> =>
    readFile(`${folder}/${name}`, "utf8");
  const save = (name: string, text: string): void => {
    writeFileSync(`${folder}/${name}`, text);
  };
  return { load, save, size: (text) => text.length };
}

function createMemory(): {
  readonly load: (name: string) => string | undefined;
} {
  const texts = new Map<string, string>();
  return { load: (name) => texts.get(name) };
}

function createFiles(): { readonly load: (name: string) => string } {
  return { load: (name) => readFileSync(name, "utf8") };
}

const { load: fromMemory } = createMemory();
const app = new Koa();

app.use(async (ctx, next) => {
  const { load, save, size } = createStorage("files");
  const text = await load(ctx.path);
  save(ctx.path, text); // ! no-blocking-call
  ctx.set("x-size", String(size(text)));
  ctx.body = fromMemory(ctx.path);
  await next();
});

app.use(async (ctx, next) => {
  const { load = (name: string): string => name } = createMemory();
  ctx.body = load(ctx.path);
  const { load: fromDisk } = createFiles();
  ctx.body = fromDisk(ctx.path); // ! no-blocking-call
  await next();
});
