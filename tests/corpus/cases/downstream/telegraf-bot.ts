import { Telegraf } from "telegraf";
import type { Context, MiddlewareFn } from "telegraf";

const bot = new Telegraf(process.env["BOT_TOKEN"] ?? "");

bot.use(async (ctx, next) => {
  console.time(`update ${ctx.update.update_id}`);
  next(); // ! await-downstream
  console.timeEnd(`update ${ctx.update.update_id}`);
});

bot.use(async (ctx, next) => {
  console.time(`update ${ctx.update.update_id}`);
  await next();
  console.timeEnd(`update ${ctx.update.update_id}`);
});

bot.use((ctx, next) => {
  if (ctx.from?.is_bot) return;
  next().then(() => console.log("handled")); // ! await-downstream
});

bot.on("message", (ctx, next) => {
  if (ctx.from.is_bot) return;
  return next().then(() => console.log("handled"));
});

const banned: MiddlewareFn<Context> = (ctx, next) =>
  ctx.from?.id === 42 ? undefined : next();

export const typing: MiddlewareFn<Context> = async (ctx, next) => {
  const keepTyping = setInterval(() => {
    void ctx.sendChatAction("typing");
  }, 4000);
  try {
    await next();
  } finally {
    clearInterval(keepTyping);
  }
};

bot.use(banned, typing);
export { bot };
