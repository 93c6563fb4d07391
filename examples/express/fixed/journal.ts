import fs from "node:fs";
import { promisify } from "node:util";
import zlib from "node:zlib";

const gzip = promisify(zlib.gzip);

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
  async pack(): Promise<Buffer> {
    return gzip(await fs.promises.readFile(this.#file));
  }
}
