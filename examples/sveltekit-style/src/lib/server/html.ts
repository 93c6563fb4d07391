import { readFileSync } from "node:fs";

import { config } from "./config.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
};

export function text(raw: string): string {
  return raw.replace(/[&<>]/g, (character) => entities[character] ?? "");
}

function shell(): string {
  return readFileSync(new URL("page.html", config.data), "utf8");
}

/** A whole page around a body of HTML. */
export function pageOf(title: string, body: string): string {
  return shell().replace("%title%", text(title)).replace("%body%", body);
}
