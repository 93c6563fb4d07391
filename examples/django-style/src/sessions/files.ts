import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { settings } from "../settings.ts";

export function sessionFile(key: string): string {
  return path.join(settings.sessions, `${key}.json`);
}

export function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
