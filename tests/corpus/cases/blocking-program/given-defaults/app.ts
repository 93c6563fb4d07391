// A function that stands in for one that is left out runs where it is left out, and nowhere else.
import Koa from "koa";

import {
  found,
  later,
  length,
  lines,
  packed,
  Reader,
  reader,
  readerOf,
  Shelf,
  summary,
  teaser,
  title,
  words,
} from "./loaders.ts";

const app = new Koa();
const posts = new Map<string, string>();
const kept = (slug: string): string => posts.get(slug) ?? "";
const load = later();

app.use(async (ctx, next) => {
  ctx.set("x-summary", summary(ctx.path, kept));
  ctx.set("x-title", title(ctx.path, kept));
  ctx.set("x-words", String(words(ctx.path, { read: kept })));
  ctx.set("x-length", String(length(ctx.path, kept)));
  posts.set(ctx.path, await load(ctx.path));
  await next();
});

app.use(async (ctx, next) => {
  ctx.set("x-summary", summary(ctx.path)); // ! no-blocking-call
  ctx.set("x-title", title(ctx.path)); // ! no-blocking-call
  ctx.set("x-words", String(words(ctx.path))); // ! no-blocking-call
  ctx.set("x-length", String(length(ctx.path))); // ! no-blocking-call
  await next();
});

app.use(async (ctx) => {
  const loaders = await import("./loaders.ts");
  ctx.body = loaders.default(ctx.path); // ! no-blocking-call
});

const fromMemory = reader(kept);
const fromDisk = reader();
const ofMemory = readerOf({ read: kept });
const ofDisk = readerOf({});
const memory = new Reader(kept);
const disk = new Reader();

app.use((ctx) => {
  ctx.body = [
    fromMemory(ctx.path),
    fromDisk(ctx.path), // ! no-blocking-call
    ofMemory(ctx.path),
    ofDisk(ctx.path), // ! no-blocking-call
    memory.text(ctx.path),
    disk.text(ctx.path), // ! no-blocking-call
  ];
});

app.use((ctx) => {
  const pack = (text: string): Buffer => Buffer.from(text);
  ctx.body = [
    packed(ctx.path, { pack }),
    packed(ctx.path), // ! no-blocking-call
    // What may find nothing leaves it to the default.
    found(ctx.path, { find: () => undefined }), // ! no-blocking-call
  ];
});

const shelf = new Shelf({ read: kept });
const { read: taken = title } = { read: kept };

app.use((ctx) => {
  ctx.body = [
    teaser(ctx.path, { read: kept }),
    teaser(ctx.path), // ! no-blocking-call
    lines([ctx.path], { read: kept }),
    shelf.text(ctx.path),
    taken(ctx.path),
  ];
});
