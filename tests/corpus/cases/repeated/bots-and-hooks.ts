import { Bot } from "grammy";
import type { MiddlewareFn as GrammyMiddleware } from "grammy";
import type { Context as TelegrafContext, MiddlewareFn } from "telegraf";
import type { AroundHookFunction } from "@feathersjs/feathers";

const bot = new Bot("token");

bot.on("message:text", async (ctx, next) => {
  if (ctx.message.text.startsWith("/")) await next();
  await ctx.reply("noted");
  await next(); // ! no-repeated-downstream
});

export const localised: GrammyMiddleware = async (ctx, next) => {
  const language = ctx.from?.language_code;
  if (language === "de") {
    await next();
    return;
  }
  await next();
};

export const private_: MiddlewareFn<TelegrafContext> = async (ctx, next) => {
  if (ctx.chat?.type !== "private") {
    next(); // ! await-downstream
  }
  await next(); // ! no-repeated-downstream
};

export const privateOnly: MiddlewareFn<TelegrafContext> = (ctx, next) =>
  ctx.chat?.type === "private" ? next() : Promise.resolve();

export const validated: AroundHookFunction = async (context, next) => {
  try {
    await next();
  } catch (error) {
    if ((error as Error).name !== "Conflict") throw error;
    context.data = { ...context.data, id: crypto.randomUUID() };
    await next(); // ! no-repeated-downstream
  }
};

export default bot;
