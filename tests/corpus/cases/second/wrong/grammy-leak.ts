import { Bot } from "grammy";

declare function answerFor(question: string): Promise<string>;

const bot = new Bot(process.env["BOT_TOKEN"] ?? "");
let asker: string | undefined;

bot.command("iam", async (ctx) => {
  asker = ctx.match; // ! no-request-state-leak
  await ctx.reply("Nice to meet you");
});

bot.on("message:text", async (ctx) => {
  const answer = await answerFor(ctx.message.text);
  await ctx.reply(`${asker ?? "You"}: ${answer}`);
});

export { bot };
