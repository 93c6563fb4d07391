import { readFileSync } from "node:fs";

export interface TextStore {
  read(name: string): string;
}

/** For the command line. */
export class FolderStore implements TextStore {
  read(name: string): string {
    return readFileSync(name, "utf8");
  }
}

export class MapStore implements TextStore {
  private readonly texts = new Map<string, string>();

  read(name: string): string {
    return this.texts.get(name) ?? "";
  }
}

export class UpperCaseStore extends MapStore {
  override read(name: string): string {
    return super.read(name).toUpperCase();
  }
}
