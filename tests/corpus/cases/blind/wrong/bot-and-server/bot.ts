import { Bot } from "grammy";
import { connection } from "./database";

export const bot = new Bot("token");

bot.command("ping", async (ctx) => {
  const { socket } = await connection();
  socket.write("ping");
  await ctx.reply("pong");
});
