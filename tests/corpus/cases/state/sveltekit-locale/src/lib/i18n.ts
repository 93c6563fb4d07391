const messages: Record<string, Record<string, string>> = {
  en: { hello: "Hello" },
  de: { hello: "Hallo" },
};

let current = "en";

export function setLocale(locale: string): void {
  current = locale in messages ? locale : "en";
}

export function t(key: string): string {
  return messages[current]?.[key] ?? key;
}
