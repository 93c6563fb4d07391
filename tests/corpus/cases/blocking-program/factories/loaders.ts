import { readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

/** A closure over a folder. */
export function makeLoader(root: string) {
  const read = (name: string): string =>
    readFileSync(path.join(root, name), "utf8");
  return {
    load: read,
    loadAll: (names: readonly string[]) => names.map(read),
    loadSoon: (name: string) => readFile(path.join(root, name), "utf8"),
  };
}

export interface Journal {
  append(line: string): void;
  size(): number;
}

export function fileJournal(file: string): Journal {
  let size = 0;
  return {
    append(line) {
      size += line.length;
      writeFileSync(file, line, { flag: "a" });
    },
    size: () => size,
  };
}

export type Render = (name: string) => string;

export const diskRender: Render = (name) =>
  readFileSync(`views/${name}.html`, "utf8");

export const memoryRender: Render = (name) => `<p>${name}</p>`;

export function memo<T extends (...args: never[]) => unknown>(work: T): T {
  return work;
}

export function counterOf(step: number): () => number {
  let count = 0;
  return () => (count += step);
}

export function readerOf(file: string): () => string {
  return () => readFileSync(file, "utf8");
}
