let locale = "en";

const texts: Record<string, Record<string, string>> = {
  en: { greeting: "Hello" },
  de: { greeting: "Hallo" },
};

export function setLocale(next: string) {
  locale = next;
}

export function translate(key: string) {
  return texts[locale]?.[key] ?? key;
}
