// Defaults of parameters, of destructured fields and of options: they run where nothing is given.
import { Telegraf } from "telegraf";
import { hostname } from "node:os";
import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";

function defaultLayout(): string {
  return readFileSync("layout.html", "utf8");
}

function render(body: string, layout = defaultLayout()): string {
  return layout.replace("{{body}}", body);
}

function revision({
  short = true,
  sha = execSync("git rev-parse HEAD"),
} = {}): string {
  const text = sha.toString();
  return short ? text.slice(0, 7) : text;
}

function greet(
  name: string,
  { host = hostname() }: { host?: string } = {},
): string {
  return `${name}@${host}`;
}

const bot = new Telegraf("token");

bot.command("page", async (ctx) => {
  await ctx.reply(render("hello")); // ! no-blocking-call
});

bot.command("bare", async (ctx) => {
  await ctx.reply(render("hello", "{{body}}"));
});

bot.command("version", async (ctx) => {
  await ctx.reply(revision()); // ! no-blocking-call
});

bot.command("pinned", async (ctx) => {
  await ctx.reply(revision({ sha: Buffer.from("abcdefgh") }));
});

bot.command("host", async (ctx) => {
  await ctx.reply(greet("bot"));
});

bot.command("template", async (ctx) => {
  const { text = defaultLayout() } = ctx.state as { text?: string }; // ! no-blocking-call
  await ctx.reply(text);
});

export { bot };
