import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

export function loadTheme(): string {
  return readFileSync("themes/main.css", "utf8");
}

export async function loadThemeLater(): Promise<string> {
  return readFile("themes/main.css", "utf8");
}
