import { Settings } from "./settings.js";

declare function save(settings: unknown): Promise<void>;

class Database {
  settings = new Settings();

  saveSettings(): Promise<void> {
    return save(this.settings.toJSON());
  }
}

export const database = new Database();
