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
export async function fill(
  folder: string,
  name: string,
  slots: Readonly<Record<string, string>>,
): Promise<string> {
  const file = path.join(folder, `${name}.html`);
  const template = await fs.promises.readFile(file, "utf8");
  return template.replace(
    /\{\{(\w+)\}\}/g,
    (_, slot: string) => slots[slot] ?? "",
  );
}
