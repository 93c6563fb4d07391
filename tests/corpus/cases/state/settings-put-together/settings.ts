import { readFile, writeFile } from "node:fs/promises";

const names = ["mail", "voice"] as const;
type Keys = Partial<Record<(typeof names)[number], string>>;

let overlay: Keys = {};

function setOverlay(stored: Keys): void {
  const next: Keys = {};
  for (const name of names) {
    const value = stored[name];
    if (value) next[name] = value;
  }
  overlay = next;
}

export function environment(): NodeJS.ProcessEnv {
  return { ...process.env, ...overlay };
}

export async function update(file: string, patch: Keys): Promise<Keys> {
  const stored = JSON.parse(await readFile(file, "utf8")) as Keys;
  if (patch.mail !== undefined) stored.mail = patch.mail;
  if (patch.voice !== undefined) stored.voice = patch.voice;
  await writeFile(file, JSON.stringify(stored));
  setOverlay(stored);
  return stored;
}
