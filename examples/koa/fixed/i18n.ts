import { AsyncLocalStorage } from "node:async_hooks";

const messages = {
  en: { ordered: "Your order is on its way.", noBook: "We don't have it." },
  de: {
    ordered: "Deine Bestellung ist unterwegs.",
    noBook: "Haben wir nicht.",
  },
  sv: { ordered: "Din order är på väg.", noBook: "Den har vi inte." },
} as const;

export type Locale = keyof typeof messages;
export type MessageKey = keyof (typeof messages)["en"];

export const locales = Object.keys(messages) as Locale[];

export const defaultLocale: Locale = "en";

/** The language of the request that is being answered. */
export const speaking = new AsyncLocalStorage<Locale>();

export function t(key: MessageKey): string {
  return messages[speaking.getStore() ?? defaultLocale][key];
}
