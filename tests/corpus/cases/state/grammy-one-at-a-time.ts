// grammY's own polling handles one update after another: no other update can come in between.
// A user kept beyond the update is kept all the same.
import { Bot } from "grammy";

const bot = new Bot(process.env["BOT_TOKEN"] ?? "");

let answered = 0;
let asker: string | undefined;

bot.command("count", async (ctx) => {
  const before = answered;
  await ctx.reply(`Question ${String(before + 1)}`);
  answered = before + 1;
});

bot.command("ask", async (ctx) => {
  asker = ctx.from?.first_name; // ! no-request-state-leak
  await ctx.reply("Go ahead.");
});

bot.command("who", async (ctx) => {
  await ctx.reply(`The last question was from ${asker ?? "nobody"}`);
});

const perChat = new Map<number, string>();

bot.on("message:text", async (ctx) => {
  const previous = perChat.get(ctx.chat.id);
  await ctx.reply(previous ? `Before: ${previous}` : "First message");
  perChat.set(ctx.chat.id, ctx.message.text);
});

void bot.start();
