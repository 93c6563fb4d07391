import { readFileSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";

export function load(name: string): string {
  return readFileSync(name, "utf8");
}

export async function loadSoon(name: string): Promise<string> {
  return readFile(name, "utf8");
}

function list(): string[] {
  return readdirSync(".");
}

export namespace Docs {
  export function titles(): string[] {
    return list();
  }
}

export default { list, first: () => list()[0], count: (n: number) => n };
