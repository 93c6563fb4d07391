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

/** The language in which the shop speaks. */
export const i18n: { locale: Locale } = { locale: "en" };

export function t(key: MessageKey): string {
  return messages[i18n.locale][key];
}
