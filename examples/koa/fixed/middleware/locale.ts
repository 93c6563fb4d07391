import type { Middleware } from "koa";

import { defaultLocale, locales, speaking, type Locale } from "../i18n.ts";

/** Speaks the language that the customer's browser asks for. */
export const locale: Middleware = async (ctx, next) => {
  const wanted = ctx.acceptsLanguages(...locales);
  const locale = wanted ? (wanted as Locale) : defaultLocale;
  ctx.set("content-language", locale);
  await speaking.run(locale, next);
};
