import { readFileSync } from "node:fs";

export interface Settings {
  readonly banner: string;
}

export function readSettings(file = "settings.json"): Settings {
  return JSON.parse(readFileSync(file, "utf8")) as Settings;
}
