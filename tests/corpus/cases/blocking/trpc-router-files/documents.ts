import { readFileSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";

export class Documents {
  constructor(private readonly root: string) {}

  list = (): string[] => readdirSync(this.root);

  read(name: string): Promise<string> {
    return readFile(`${this.root}/${name}`, "utf8");
  }

  static checksum(name: string): number {
    let sum = 0;
    for (const byte of readFileSync(name)) sum = (sum + byte) % 65_521;
    return sum;
  }
}
