import Koa from "koa";

import {
  Archive,
  fromMemory,
  Greeting,
  Lazy,
  MemoryStore,
  Repository,
  Settings,
} from "./readers.ts";
import { archive, greeting, motd, settings, texts } from "./startup.ts";

const app = new Koa();
const title = new Lazy(fromMemory);
const hello = new Greeting({ read: fromMemory });
const drafts = new Repository(new MemoryStore());
const recent = new Archive(new MemoryStore());
const flags = new Settings();
flags.onChange(fromMemory);

app.use(async (ctx, next) => {
  ctx.state.title = title.get();
  ctx.state.hello = hello.text();
  ctx.state.draft = drafts.find() + drafts.both();
  ctx.state.recent = recent.oldest();
  flags.change();
  await next();
});

app.use(async (ctx, next) => {
  ctx.state.motd = motd.get(); // ! no-blocking-call
  ctx.state.greeting = greeting.text(); // ! no-blocking-call
  ctx.state.text = texts.find(); // ! no-blocking-call
  ctx.state.all = texts.both(); // ! no-blocking-call
  ctx.state.old = archive.oldest(); // ! no-blocking-call
  settings.change(); // ! no-blocking-call
  await next();
});
