import { readFileSync } from "node:fs";

export interface Config {
  readonly name: string;
  readonly port: number;
}

let config: Config | undefined;

export function getConfig(options?: { readonly reload?: boolean }): Config {
  if (config && !options?.reload) return config;
  config = JSON.parse(readFileSync("config.json", "utf8")) as Config;
  return config;
}

let banner: string | undefined;

export const bannerOf = (): string =>
  (banner ??= readFileSync("banner.txt", "utf8"));

let licence: string | undefined;

export function licenceText(): string {
  licence ??= readFileSync("LICENSE", "utf8");
  return licence;
}

let terms: string | undefined;

export function termsText(): string {
  if (terms === undefined) terms = readFileSync("terms.txt", "utf8");
  return terms;
}

export class Pages {
  static #start: string | undefined;

  static start(): string {
    return (Pages.#start ??= readFileSync("start.html", "utf8"));
  }
}

const texts = new Map<string, string>();

export function textOf(name: string): string {
  let text = texts.get(name);
  if (text === undefined) {
    text = readFileSync(`${name}.txt`, "utf8");
    texts.set(name, text);
  }
  return text;
}
