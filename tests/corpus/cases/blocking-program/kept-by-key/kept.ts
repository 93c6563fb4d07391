// Read once for each key: how often that is, who asks decides.
import { readFileSync } from "node:fs";
import path from "node:path";

const keys = new Map<string, string>();

export function publicKey(file: string): string {
  const known = keys.get(file);
  if (known) return known;
  const text = readFileSync(file, "utf8");
  keys.set(file, text);
  return text;
}

export function templateOf(name: string, kind = "html"): string {
  const place = path.join("templates", `${name.toLowerCase()}.${kind}`);
  let found = keys.get(place);
  if (found === undefined) {
    found = readFileSync(place, "utf8");
    keys.set(place, found);
  }
  return found;
}

const sources: Record<string, string> = {};
export const sourceOf = (name: string): string =>
  (sources[name] ??= readFileSync(name, "utf8"));

class Templates {
  readonly #folder = "mails";
  readonly #texts = new Map<string, string>();

  render(name: string, user: string): string {
    const file = `${this.#folder}/${name}`;
    if (!this.#texts.has(file))
      this.#texts.set(file, readFileSync(file, "utf8"));
    return `${this.#texts.get(file) ?? ""}${user}`;
  }
}

export const templates = new Templates();

export const greeting = (user: string): string =>
  templates.render("greeting.html", user);

export const page = (name: string, user: string): string =>
  templates.render(name, user);

export const allOf = (names: readonly string[]): readonly string[] =>
  names.map((name) => publicKey(name));

export function both(): string {
  let text = "";
  for (const name of ["head.html", "foot.html"]) text += sourceOf(name);
  return text;
}

/** The parameter is another one by the time it is asked for. */
export function dated(file: string): string {
  file = `${file}.${String(Date.now())}`;
  return publicKey(file);
}

/** Nobody looks whether it is there. */
export function fresh(file: string): string {
  const text = readFileSync(file, "utf8");
  keys.set(file, text);
  return text;
}

const entries: string[] = [];
/** Calls itself: the key stays the one that it was given. */
export function nested(name: string, depth: number): string {
  if (depth > 0) return nested(name, depth - 1);
  entries.push(name);
  return publicKey(name);
}

interface Mail {
  readonly template: string;
  readonly user: string;
}

export function mailOf({ template, user }: Mail): string {
  const text = (sources[template] ??= readFileSync(template, "utf8"));
  return text + user;
}

export function letterOf(mail: Mail): string {
  const place = `letters/${mail.template}`;
  if (!keys.has(place)) keys.set(place, readFileSync(place, "utf8"));
  return `${keys.get(place) ?? ""} ${mail.user}`;
}

export function noteOf(mail: Mail): string {
  const { template, user } = mail;
  return letterOf({ template, user: user.toUpperCase() });
}
