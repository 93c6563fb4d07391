// A global locale: server-side rendering of one visitor speaks the language of another.
import type { Handle } from "@sveltejs/kit";
import { setLocale } from "./lib/i18n";

export const handle: Handle = async ({ event, resolve }) => {
  const accepted = event.request.headers.get("accept-language") ?? "en";
  const locale = accepted.slice(0, 2);
  setLocale(locale); // ! no-request-state-leak
  return resolve(event, {
    transformPageChunk: ({ html }) => html.replace("%lang%", locale),
  });
};
