import { initTRPC } from "@trpc/server";
import Koa from "koa";

class Translator {
  private static instance: Translator | undefined;
  private language = "en";

  static get(): Translator {
    return (this.instance ??= new Translator());
  }

  async changeLanguage(language: string): Promise<void> {
    await Promise.resolve();
    this.language = language;
  }

  t(key: string) {
    return `${this.language}:${key}`;
  }
}

const t = initTRPC.context<{ language: string }>().create();

export const localized = t.procedure.use(async ({ ctx, next }) => {
  await Translator.get().changeLanguage(ctx.language); // ! no-request-state-leak:readElsewhere
  return next();
});

export const greet = localized.query(async () => {
  await Promise.resolve();
  return Translator.get().t("hi");
});

let session: { user: string } | undefined;
const current = () => (session ||= { user: "" });

new Koa()
  .use(async (ctx, next) => {
    current().user = ctx.get("x-user"); // ! no-request-state-leak:readElsewhere
    await next();
  })
  .use(async (ctx) => {
    await Promise.resolve();
    ctx.body = current().user;
  });
