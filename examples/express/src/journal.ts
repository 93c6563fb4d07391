import fs from "node:fs";
import zlib from "node:zlib";

/** Every change of every ticket, one a line. */
export class Journal {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async append(entry: object): Promise<void> {
    await fs.promises.appendFile(this.#file, `${JSON.stringify(entry)}\n`);
  }

  /** The journal as one compressed file. */
  pack(): Buffer {
    return zlib.gzipSync(fs.readFileSync(this.#file));
  }
}
