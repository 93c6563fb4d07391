import { readFile } from "node:fs/promises";

import { config } from "./config.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
};

export function text(raw: string): string {
  return raw.replace(/[&<>]/g, (character) => entities[character] ?? "");
}

async function shell(): Promise<string> {
  return readFile(new URL("page.html", config.data), "utf8");
}

/** A whole page around a body of HTML. */
export async function pageOf(title: string, body: string): Promise<string> {
  const html = await shell();
  return html.replace("%title%", text(title)).replace("%body%", body);
}
