import { Telegraf } from "telegraf";

interface Session {
  step: number;
  name?: string;
}
declare function lookup(name: string): Promise<string>;

const sessions = new Map<number, Session>();
const bot = new Telegraf(process.env["BOT_TOKEN"] ?? "");

bot.on("text", async (ctx) => {
  const text = ctx.message.text;
  sessions.set(ctx.chat.id, { step: 1, name: text });
  const title = await lookup(text);
  await ctx.reply(title);
});

bot.command("stop", async (ctx) => {
  sessions.delete(ctx.chat.id);
  await ctx.reply("bye");
});

export { bot };
