import fs from "node:fs";
import { readFile } from "node:fs/promises";

export class Templates {
  read(name: string): string {
    return fs.readFileSync(`templates/${name}`, "utf8");
  }

  async load(name: string): Promise<string> {
    return await readFile(`templates/${name}`, "utf8");
  }
}
