import { readdirSync } from "node:fs";
import { sizeOf } from "./size";

export function sizeOfTree(dir: string): number {
  let total = 0;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = `${dir}/${entry.name}`;
    total += entry.isDirectory() ? sizeOfTree(path) : sizeOf(path);
  }
  return total;
}

export function label(bytes: number): string {
  return bytes < 1024 ? `${String(bytes)} B` : label(bytes / 1024);
}
