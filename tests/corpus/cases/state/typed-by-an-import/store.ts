import { writeFileSync } from "node:fs";

export const items: string[] = [];

export function write(): void {
  writeFileSync("items.json", JSON.stringify(items));
}
