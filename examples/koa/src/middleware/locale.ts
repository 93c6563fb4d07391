import type { Middleware } from "koa";

import { i18n, locales, type Locale } from "../i18n.ts";

/** Speaks the language that the customer's browser asks for. */
export const locale: Middleware = async (ctx, next) => {
  const wanted = ctx.acceptsLanguages(...locales);
  i18n.locale = wanted ? (wanted as Locale) : "en";
  ctx.set("content-language", i18n.locale);
  await next();
};
