// Bots with games in memory: a player moves twice. Telegraf handles updates side by side; grammY's polling doesn't.
import { Bot } from "grammy";
import { Telegraf } from "telegraf";

interface Game {
  turn: number;
  board: string[];
}

declare function draw(board: readonly string[]): Promise<string>;

const games = new Map<number, Game>();

const bot = new Telegraf("token");

bot.command("move", async (ctx) => {
  const game = games.get(ctx.chat.id);
  if (!game) return;
  const { turn } = game;
  await ctx.reply(await draw(game.board));
  game.turn = turn + 1; // ! no-shared-state-race
});

bot.command("move2", async (ctx) => {
  const game = games.get(ctx.chat.id);
  if (!game) return;
  game.turn++;
  await ctx.reply(await draw(game.board));
});

const grammy = new Bot("token");

grammy.command("move", async (ctx) => {
  const game = games.get(ctx.chat.id);
  if (!game) return;
  const { turn } = game;
  await ctx.reply(await draw(game.board));
  game.turn = turn + 1;
});

export { bot, grammy };
