import { Telegraf } from "telegraf";

declare function lookup(name: string): Promise<{ title: string }>;

const bot = new Telegraf(process.env["BOT_TOKEN"] ?? "");
let nickname = "";

bot.use(async (ctx, next) => {
  nickname = ctx.from?.username ?? "friend"; // ! no-request-state-leak
  await next();
});

bot.command("title", async (ctx) => {
  const found = await lookup(ctx.message.text);
  await ctx.reply(`${nickname}, here it is: ${found.title}`);
});

export { bot };
