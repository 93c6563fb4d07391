import { existsSync, readFileSync } from "node:fs";

export interface Entry {
  readonly name: string;
}

const entries: Record<string, Entry> = { first: { name: "First" } };

function translations(language: string): Record<string, Entry> {
  const file = `i18n/${language}.json`;
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, Entry>;
}

export function allEntries(language?: string): Record<string, Entry> {
  if (!language) return entries;
  return { ...entries, ...translations(language) };
}

export function entryOf(name: string, language?: string): Entry | undefined {
  return allEntries(language)[name];
}

export function titleOf(
  name: string,
  options: { readonly upper: boolean },
  language: string | undefined,
): string {
  const found = entryOf(name, language)?.name ?? name;
  return options.upper ? found.toUpperCase() : found;
}

/** Whoever leaves the language out gets one all the same. */
export function localTitleOf(name: string, language?: string): string {
  language ??= "en";
  return language ? (translations(language)[name]?.name ?? name) : name;
}

/** `null` is not left out. */
export function noteOf(name: string, file?: string | null): string {
  if (file !== null) return readFileSync(file ?? "notes.txt", "utf8");
  return name;
}

export function inTurn(
  name: string,
  depth: number,
  language?: string,
): Entry[] {
  const entry = entryOf(name, language);
  const below = depth > 0 ? inTurn(name, depth - 1, language) : [];
  return entry ? [entry, ...below] : below;
}

/** What goes by the parameter's name inside isn't the parameter. */
export function allTitles(language?: string): string[] {
  const titles: string[] = [];
  for (const language of ["en", "fr"])
    titles.push(entryOf("first", language)?.name ?? "");
  return language ? titles : titles.slice(1);
}

export function taggedTitleOf(name: string, language?: string): string {
  ({ language } = { language: "en" });
  return language ? (translations(language)[name]?.name ?? name) : name;
}
