// Telegraf handles the updates of one batch together.
import { Telegraf } from "telegraf";

const bot = new Telegraf(process.env["BOT_TOKEN"] ?? "");

let tickets = 50;
const sold: number[] = [];

bot.command("ticket", async (ctx) => {
  if (tickets <= 0) {
    await ctx.reply("Sold out");
    return;
  }
  await ctx.reply("One moment …");
  tickets -= 1; // ! no-shared-state-race
  sold.push(ctx.from.id);
  await ctx.reply("Yours!");
});

bot.command("ticket2", async (ctx) => {
  if (tickets <= 0) {
    await ctx.reply("Sold out");
    return;
  }
  tickets -= 1;
  await ctx.reply("Yours!");
});

void bot.launch();
