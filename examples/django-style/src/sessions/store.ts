import { writeFile } from "node:fs/promises";

import { readIfThere, sessionFile } from "./files.ts";

/** Sessions as files, one each. */
export class SessionStore {
  load(key: string): Record<string, string> {
    const text = readIfThere(sessionFile(key));
    return text === undefined
      ? {}
      : (JSON.parse(text) as Record<string, string>);
  }

  async save(key: string, session: Record<string, string>): Promise<void> {
    await writeFile(sessionFile(key), JSON.stringify(session));
  }
}
