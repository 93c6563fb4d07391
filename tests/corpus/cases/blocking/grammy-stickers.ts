// A bot holds up every chat while it shells out, although grammY handles updates one after another:
// timers, webhooks and outgoing calls of the process wait too.
import { Bot, InputFile } from "grammy";
import { execSync } from "node:child_process";
import { createReadStream } from "node:fs";

const bot = new Bot(process.env["BOT_TOKEN"] ?? "");

bot.use(async (ctx, next) => {
  const before = Date.now();
  await next();
  console.log(ctx.update.update_id, Date.now() - before);
});

bot.command("uptime", async (ctx) => {
  await ctx.reply(execSync("uptime").toString()); // ! no-blocking-call
});

bot.command("sticker", async (ctx) => {
  await ctx.replyWithSticker(new InputFile(createReadStream("sticker.webp")));
});

void bot.start();
