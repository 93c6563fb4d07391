import { writeFile } from "node:fs/promises";

export class MailSettings {
  [key: string]: unknown;
  host = "localhost";
  port = 25;

  toJSON(): Record<string, unknown> {
    return { host: this.host, port: this.port };
  }

  update(payload: Record<string, unknown>): boolean {
    let isChanged = false;
    for (const key of Object.keys(this.toJSON())) {
      if (payload[key] === undefined) continue;
      this[key] = payload[key];
      isChanged = true;
    }
    return isChanged;
  }
}

export class SortSettings {
  prefixes: string[] = [];

  toJSON(): { prefixes: string[] } {
    return { prefixes: [...this.prefixes] };
  }
}

export const mail = new MailSettings();
export const sorting = new SortSettings();

export async function save(): Promise<void> {
  await writeFile("settings.json", JSON.stringify([mail, sorting.toJSON()]));
}
