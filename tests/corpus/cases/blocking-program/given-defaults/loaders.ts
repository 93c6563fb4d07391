import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { deflateSync } from "node:zlib";

const load = (slug: string) => readFileSync(`posts/${slug}.md`, "utf8");

export function summary(slug: string, read = load): string {
  return read(slug).slice(0, 200);
}

export function title(
  slug: string,
  read = (name: string) => readFileSync(name, "utf8"),
): string {
  return read(slug).split("\n")[0] ?? "";
}

export function words(
  slug: string,
  { read = load }: { read?: (slug: string) => string } = {},
): number {
  return read(slug).split(" ").length;
}

export function length(slug: string, read?: (slug: string) => string): number {
  const reader = read ?? load;
  return reader(slug).length;
}

export const later =
  (
    read: (slug: string) => Promise<string> = (slug) => readFile(slug, "utf8"),
  ) =>
  (slug: string): Promise<string> =>
    read(slug);

export default summary;

export const reader =
  (read: (slug: string) => string = load) =>
  (slug: string): string =>
    read(slug);

export const readerOf =
  ({ read = load }: { read?: (slug: string) => string }) =>
  (slug: string): string =>
    read(slug);

export class Reader {
  constructor(private readonly read: (slug: string) => string = load) {}

  text(slug: string): string {
    return this.read(slug);
  }
}

interface Packing {
  readonly pack?: (text: string) => Buffer;
}

export function packed(text: string, options: Packing = {}): Buffer {
  return options.pack?.(text) ?? deflateSync(text);
}

interface Finding {
  readonly find?: (text: string) => Buffer | undefined;
}

export function found(text: string, options: Finding = {}): Buffer {
  return options.find?.(text) ?? deflateSync(text);
}

interface Reading {
  readonly read?: (slug: string) => string;
}

export function teaser(slug: string, options: Reading = {}): string {
  const { read = load } = options;
  return read(slug).slice(0, 80);
}

export function lines(
  slugs: readonly string[],
  { read = load }: Reading = {},
): string[] {
  return slugs.map((slug) => read(slug));
}

export class Shelf {
  private readonly read: (slug: string) => string;

  constructor({ read = load }: Reading = {}) {
    this.read = read;
  }

  text(slug: string): string {
    return this.read(slug);
  }
}
