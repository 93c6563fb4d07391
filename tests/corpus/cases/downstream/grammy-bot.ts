import { Bot, Composer } from "grammy";
import type { Context, MiddlewareFn, NextFunction } from "grammy";

interface SessionFlavor {
  session: { locale: string };
}
type BotContext = Context & SessionFlavor;

declare const sessions: {
  read(chat: number): Promise<{ locale: string }>;
  write(chat: number, session: { locale: string }): Promise<void>;
};

const bot = new Bot<BotContext>("token");

bot.use(async (ctx, next) => {
  const before = Date.now();
  next(); // ! await-downstream
  console.log(`update ${ctx.update.update_id}: ${Date.now() - before} ms`);
});

export const session: MiddlewareFn<BotContext> = async (ctx, next) => {
  if (!ctx.chat) return next();
  ctx.session = await sessions.read(ctx.chat.id);
  await next();
  await sessions.write(ctx.chat.id, ctx.session);
};

// The session is written before the handlers have changed it.
export const sessionTooEarly: MiddlewareFn<BotContext> = async (ctx, next) => {
  if (!ctx.chat) return next();
  ctx.session = await sessions.read(ctx.chat.id);
  const handled = next(); // ! await-downstream
  await sessions.write(ctx.chat.id, ctx.session);
  await handled;
};

export async function onlyAdmins(
  ctx: Context,
  next: NextFunction,
): Promise<void> {
  const author = await ctx.getAuthor();
  if (author.status === "administrator") await next();
  else await ctx.reply("admins only");
}

const composer = new Composer<BotContext>();
composer.on("message:text", (ctx, next) => {
  ctx.api.sendChatAction(ctx.chat.id, "typing").catch(() => undefined);
  return next();
});
composer.command("help", async (ctx, next) => {
  await ctx.reply("help");
  next().catch(console.error); // ! await-downstream
});

bot.use(session, onlyAdmins, composer);
export default bot;
