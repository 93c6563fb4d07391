import { readFileSync } from "node:fs";

export class Config {
  constructor(private readonly file: string) {}

  /** Reads the file each time, so that an edit is seen at once. */
  get flags(): ReadonlySet<string> {
    return new Set(readFileSync(this.file, "utf8").split("\n"));
  }

  get name(): string {
    return this.file;
  }

  set level(value: string) {
    console.debug("level", value);
  }
}

export const config = new Config("flags.txt");
