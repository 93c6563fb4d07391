import { readFile } from "node:fs/promises";
import path from "node:path";

import { settings } from "../settings.ts";

export function sessionFile(key: string): string {
  return path.join(settings.sessions, `${key}.json`);
}

export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch {
    return undefined;
  }
}
