import { appendFileSync, readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";

export function loadIndex(name = "index"): string {
  return readFileSync(`${name}.json`, "utf8");
}

export function loadIndexAsync(name = "index"): Promise<string> {
  return readFile(`${name}.json`, "utf8");
}

export function bySize(left: string, right: string): number {
  return statSync(left).size - statSync(right).size;
}

export function byName(left: string, right: string): number {
  return left.localeCompare(right);
}

export function expand(match: string): string {
  return readFileSync(`partials/${match.slice(2, -2)}`, "utf8");
}

export function revive(key: string, value: unknown): unknown {
  return key === "$file" ? readFileSync(String(value), "utf8") : value;
}

export function audit(text: string): void {
  appendFileSync("audit.log", text);
}
