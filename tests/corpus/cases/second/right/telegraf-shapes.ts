import { Composer, Telegraf, type Context } from "telegraf";

interface BotContext extends Context {
  user?: { name: string };
}
declare function userOf(id: number): Promise<{ name: string }>;

const admins = new Composer<BotContext>();
admins.command("stats", (ctx) => ctx.reply("fine"));

const bot = new Telegraf<BotContext>("token");

bot.use(async (ctx, next) => {
  if (ctx.from) ctx.user = await userOf(ctx.from.id);
  const start = Date.now();
  await next();
  console.log("took", Date.now() - start, ctx.user?.name);
});
bot.use((ctx, next) => (ctx.chat?.type === "private" ? next() : undefined));
bot.use(Composer.optional((ctx) => ctx.user?.name === "root", admins));
bot.catch((error, ctx) => {
  console.error(error, ctx.user?.name);
});

export { bot };
