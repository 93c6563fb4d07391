import { readFileSync } from "node:fs";

// Read once, when the module is first imported.
const table = readFileSync("table.txt", "utf8").split("\n");

export function row(index: number): string | undefined {
  return table[index];
}
