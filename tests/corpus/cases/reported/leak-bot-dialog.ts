// Telegraf: the bot asks two people at a time and mixes up their answers.
import { Markup, Telegraf } from "telegraf";
import { message } from "telegraf/filters";

declare function saveOrder(order: object): Promise<void>;

const bot = new Telegraf("token");

let name = "";
let step = "start";

const orders = new Map<number, { name: string }>();

bot.command("order", async (ctx) => {
  step = "name";
  await ctx.reply("What's your name?");
});

bot.on(message("text"), async (ctx) => {
  if (step === "name") {
    name = ctx.message.text; // ! no-request-state-leak
    step = "size";
    await ctx.reply("What size?", Markup.keyboard(["S", "M"]));
    return;
  }
  await saveOrder({ name, size: ctx.message.text });
  orders.set(ctx.chat.id, { name: ctx.from.first_name });
  await ctx.reply(`Thanks, ${orders.get(ctx.chat.id)?.name ?? ""}!`);
});

export { bot };
