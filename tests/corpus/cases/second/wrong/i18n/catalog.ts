export let locale = "en";

export function setLocale(next: string) {
  locale = next;
}

const texts: Record<string, Record<string, string>> = {
  en: { hello: "Hello" },
  de: { hello: "Hallo" },
};

export function t(key: string) {
  return texts[locale]?.[key] ?? key;
}
