import { readFileSync } from "node:fs";

export const prerender = true;

export function load(): { text: string } {
  return { text: readFileSync("pages/about.md", "utf8") };
}
