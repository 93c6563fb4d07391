import fs from "node:fs";
import path from "node:path";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? "");
}

/** A template with its `{{slots}}` filled; what is put in must be escaped already. */
export function fill(
  folder: string,
  name: string,
  slots: Readonly<Record<string, string>>,
): string {
  const template = fs.readFileSync(path.join(folder, `${name}.html`), "utf8");
  return template.replace(
    /\{\{(\w+)\}\}/g,
    (_, slot: string) => slots[slot] ?? "",
  );
}
