// Streams, braces and callbacks between a middleware and its downstream.
import Koa from "koa";
import { Hono, type Context } from "hono";
import { Scenes, Telegraf } from "telegraf";
import { Bot } from "grammy";
import { setTimeout as sleep } from "node:timers/promises";

const koa = new Koa();

// The body is read by hand: 404 for each upload.
koa.use((ctx, next) => {
  const chunks: Buffer[] = [];
  ctx.req.on("data", (chunk: Buffer) => chunks.push(chunk));
  ctx.req.on("end", () => {
    ctx.state["body"] = Buffer.concat(chunks).toString();
    next(); // ! await-downstream
  });
});

koa.use((ctx, next) => {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    ctx.req.on("data", (chunk: Buffer) => chunks.push(chunk));
    ctx.req.on("error", reject);
    ctx.req.on("end", () => {
      ctx.state["body"] = Buffer.concat(chunks).toString();
      next().then(resolve, reject);
    });
  });
});

// Braces in the callback of `then`.
koa.use(async (_ctx, next) => {
  await sleep(100).then(() => {
    next(); // ! await-downstream
  });
});

koa.use(async (_ctx, next) => {
  await sleep(100).then(() => next());
});

koa.use(async (ctx, next) => {
  const started = Date.now();
  try {
    await sleep(1);
  } finally {
    next(); // ! await-downstream
  }
  ctx.set("x-ms", String(Date.now() - started));
});

const hono = new Hono();

declare function validate(c: Context): Promise<boolean>;

hono.use((c, next) => {
  validate(c).then((ok) => (ok ? next() : undefined)); // ! await-downstream
  return Promise.resolve();
});

hono.use((c, next) => validate(c).then(() => next()));

hono.use(async (c, next) => {
  ["x-a", "x-b"].forEach(async (name) => {
    if (c.req.header(name) === "1") await next(); // ! await-downstream
  });
});

// A wizard's `next` is a step of a dialog, and nothing to await.
const wizard = new Scenes.WizardScene<Scenes.WizardContext>(
  "order",
  async (ctx) => {
    await ctx.reply("What's your name?");
    return ctx.wizard.next();
  },
  async (ctx) => {
    ctx.wizard.next();
    await ctx.scene.leave();
  },
);

const telegraf = new Telegraf<Scenes.WizardContext>("token");
telegraf.use(new Scenes.Stage<Scenes.WizardContext>([wizard]).middleware());

const bot = new Bot("token");

bot.on("message", async (ctx, next) => {
  if (ctx.message.text === "/start") await ctx.reply("Hello");
  else void next(); // ! await-downstream
});

bot.on("message", async (ctx, next) => {
  if (ctx.message.text === "/start") await ctx.reply("Hello");
  else await next();
});

export { bot, hono, koa, telegraf };
