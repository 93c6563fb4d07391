import { Bot } from "grammy";

declare function price(text: string): Promise<number>;

const bot = new Bot(process.env["BOT_TOKEN"] ?? "");
let handled = 0;

// Long polling handles one update after the other.
bot.on("message:text", async (ctx, next) => {
  const before = handled;
  await ctx.reply(String(await price(ctx.message.text)));
  handled = before + 1;
  await next();
});

export { bot };
