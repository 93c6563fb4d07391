// Telegraf and grammY: what the second middleware puts into the session isn't stored; `catch` handlers see nothing.
import { Bot, type Context, type NextFunction } from "grammy";
import { Telegraf, type Context as TgContext } from "telegraf";

interface Session {
  myvar?: string;
}
type SessionContext = TgContext & { session: Session };

const bot = new Telegraf<SessionContext>("token");

bot.command("/foo", (_ctx, next) => {
  console.log("foo");
  next(); // ! await-downstream
});

bot.command(["/foo", "/bar"], (ctx, next) => {
  ctx.session.myvar = "var2";
  return next();
});

bot.use((_ctx, next) => {
  next(); // ! await-downstream
});

bot.use((_ctx, next) => {
  return next();
});

// The log says that everything takes no time.
bot.use(async (ctx, next) => {
  const start = Date.now();
  const done = next(); // ! await-downstream
  console.log(`${ctx.updateType} took ${String(Date.now() - start)} ms`);
  return done;
});

bot.use(async (ctx, next) => {
  const start = Date.now();
  await next();
  console.log(`${ctx.updateType} took ${String(Date.now() - start)} ms`);
});

const grammy = new Bot("token");

declare function userOf(id: number | undefined): Promise<{ banned: boolean }>;

async function checkBan(ctx: Context, next: NextFunction) {
  const user = await userOf(ctx.from?.id);
  if (!user.banned) {
    next(); // ! await-downstream
  }
}

async function checkBanFixed(ctx: Context, next: NextFunction) {
  const user = await userOf(ctx.from?.id);
  if (!user.banned) {
    await next();
  }
}

grammy.use(checkBan, checkBanFixed);

// The handler throws for a blocked user, and the retry is a second call.
grammy.use(async (_ctx, next) => {
  try {
    await next();
  } catch (error) {
    console.error("first attempt", error);
    await next(); // ! no-repeated-downstream
  }
});

grammy.api.config.use(async (prev, method, payload, signal) => {
  try {
    return prev(method, payload, signal); // ! await-downstream
  } catch (error) {
    console.error(method, error);
    throw error;
  }
});

grammy.api.config.use(async (prev, method, payload, signal) => {
  const result = await prev(method, payload, signal);
  if (!result.ok) console.error(method, result.description);
  return result;
});

export { bot, grammy };
