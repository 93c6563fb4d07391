import { feathers } from "@feathersjs/feathers";
import type {
  AroundHookFunction,
  HookContext,
  HookFunction,
  NextFunction,
} from "@feathersjs/feathers";
import { Composer, Scenes, Telegraf, session } from "telegraf";
import type { MiddlewareFn } from "telegraf";

/** `before` and `after` hooks have no continuation. */
const stamp: HookFunction = async (context) => {
  context.data = { ...context.data, at: Date.now() };
};
const strip: HookFunction = (context) => {
  delete context.result?.password;
  return context;
};

const collected: AroundHookFunction = async (context, next) => {
  const [, seen] = await Promise.all([next(), Promise.resolve(context.path)]);
  context.params = { ...context.params, seen } as never;
};

const errors: AroundHookFunction = async (context, next) => {
  try {
    return next(); // ! await-downstream
  } catch (error) {
    console.error(context.path, error);
    throw error;
  }
};

export const retryable = (limit: number) =>
  async function retryable(context: HookContext, next: NextFunction) {
    if (limit > 0) {
      context.params = { ...context.params, limit } as never;
      await next();
    } else {
      next().then(undefined, console.error); // ! await-downstream
    }
  };

export const app = feathers();
app.use("notes", { find: async () => [] });
app.service("notes").hooks({
  around: { all: [collected, errors] },
  before: { create: [stamp] },
  after: { all: [strip] },
});

type ChatContext = Scenes.WizardContext;
const bot = new Telegraf<ChatContext>("token");

/** A wizard's `ctx.wizard.next()` is another thing. */
const wizard = new Scenes.WizardScene<ChatContext>(
  "signup",
  async (ctx) => {
    await ctx.reply("name?");
    return ctx.wizard.next();
  },
  async (ctx, next) => {
    ctx.wizard.next();
    await next();
  },
  Composer.on("text", async (ctx) => {
    await ctx.scene.leave();
  }),
);

const throttled: MiddlewareFn<ChatContext> = async (ctx, next) => {
  const since = Date.now() / 1000 - (ctx.message?.date ?? 0);
  if (since > 60) return;
  if (since > 30)
    setTimeout(next, 1000); // ! await-downstream
  else await next();
};

bot.use(session(), new Scenes.Stage<ChatContext>([wizard]).middleware());
bot.use(throttled);
bot.use(Telegraf.log());

export { bot };
