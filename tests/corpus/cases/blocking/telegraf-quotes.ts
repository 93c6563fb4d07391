import { Telegraf } from "telegraf";
import fs from "fs";

interface Quote {
  readonly who: string;
  readonly text: string;
}

function loadQuotes(): Quote[] {
  return JSON.parse(fs.readFileSync("quotes.json", "utf-8")) as Quote[];
}

function pick<T>(items: readonly T[]): T | undefined {
  return items[Math.floor(Math.random() * items.length)];
}

const seasonal = loadQuotes().filter((quote) => quote.who === "Santa");

const bot = new Telegraf(process.env.BOT_TOKEN ?? "");

bot.command("quote", (ctx) => {
  const quote = pick(loadQuotes()); // ! no-blocking-call
  return ctx.reply(quote ? `${quote.text} (${quote.who})` : "Nothing to say.");
});

bot.command("xmas", (ctx) => ctx.reply(pick(seasonal)?.text ?? "Ho."));

void bot.launch();
