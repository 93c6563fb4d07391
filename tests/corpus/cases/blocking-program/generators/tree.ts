import { openSync, readdirSync, readSync } from "node:fs";
import { opendir } from "node:fs/promises";
import path from "node:path";

export function* walk(dir: string): Generator<string, void, undefined> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const name = path.join(dir, entry.name);
    if (entry.isDirectory()) yield* walk(name);
    else yield name;
  }
}

export function* named(dir: string): Generator<[string, number]> {
  let index = 0;
  for (const name of walk(dir)) yield [name, index++];
}

export function* range(end: number): Generator<number> {
  for (let n = 0; n < end; n++) yield n;
}

export async function* chunks(file: string): AsyncGenerator<Buffer> {
  const descriptor = openSync(file, "r");
  const buffer = Buffer.alloc(65_536);
  while (readSync(descriptor, buffer) > 0) yield buffer;
}

export async function* entries(dir: string): AsyncGenerator<string> {
  for await (const entry of await opendir(dir)) yield entry.name;
}
