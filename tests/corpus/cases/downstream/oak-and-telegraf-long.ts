import { Application, Router, Status } from "@oakserver/oak";
import type { Middleware, RouterMiddleware } from "@oakserver/oak";
import { Composer, Telegraf } from "telegraf";
import type { Context, MiddlewareFn } from "telegraf";

interface ShopState {
  userId?: string;
  basket: string[];
}

declare const baskets: {
  load(userId: string | undefined): Promise<string[]>;
  save(userId: string | undefined, basket: string[]): Promise<void>;
};

/** Saves the basket that the routes below have changed. */
export const basket: Middleware<ShopState> = async (ctx, next) => {
  ctx.state.basket = await baskets.load(ctx.state.userId);
  await next();
  await baskets.save(ctx.state.userId, ctx.state.basket);
};

/** Saves what it has loaded. */
export const basketTooEarly: Middleware<ShopState> = async (ctx, next) => {
  ctx.state.basket = await baskets.load(ctx.state.userId);
  next(); // ! await-downstream
  await baskets.save(ctx.state.userId, ctx.state.basket);
};

const identify: RouterMiddleware<
  "/shop/:user",
  { user: string },
  ShopState
> = async (ctx, next) => {
  ctx.state.userId = ctx.params.user;
  if (!ctx.params.user) ctx.throw(Status.BadRequest);
  return await next();
};

const router = new Router<ShopState>();
router.get("/shop/:user", identify, (ctx) => {
  ctx.response.body = ctx.state.basket;
});

export const app = new Application<ShopState>({ state: { basket: [] } });
app.use(async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    ctx.response.status = Status.InternalServerError;
    ctx.response.body = { error: String(error) };
  }
});
app.use(basket);
app.use(router.routes());

interface ChatContext extends Context {
  locale?: string;
}

const bot = new Telegraf<ChatContext>("token");

const locale: MiddlewareFn<ChatContext> = async (ctx, next) => {
  ctx.locale = ctx.from?.language_code ?? "en";
  await next();
};

const feedback: MiddlewareFn<ChatContext> = (ctx, next) => {
  const waiting = ctx.reply("one moment");
  return Promise.all([waiting, next()]);
};

const feedbackFloating: MiddlewareFn<ChatContext> = async (ctx, next) => {
  const rest = next(); // ! await-downstream
  await ctx.reply("one moment");
  await rest;
};

bot.use(locale, feedback, feedbackFloating);
bot.use(Composer.optional((ctx) => ctx.locale === "de", locale));
bot.catch((error, ctx) => console.error(ctx.updateType, error));

export { bot };
