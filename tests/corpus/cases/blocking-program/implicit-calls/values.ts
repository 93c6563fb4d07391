import {
  openSync,
  closeSync,
  readFileSync,
  statSync,
  unlinkSync,
} from "node:fs";

export class Template {
  constructor(private readonly file: string) {}

  toString(): string {
    return readFileSync(this.file, "utf8");
  }
}

export class FileSize {
  constructor(private readonly file: string) {}

  valueOf(): number {
    return statSync(this.file).size;
  }
}

export class Balance {
  constructor(private readonly account: string) {}

  [Symbol.toPrimitive](): number {
    return Number(readFileSync(`accounts/${this.account}`, "utf8"));
  }
}

export class Report {
  constructor(readonly id: string) {}

  toJSON(): { id: string; body: string } {
    return { id: this.id, body: readFileSync(`${this.id}.txt`, "utf8") };
  }
}

export class Lock implements Disposable {
  readonly #descriptor = 0;

  constructor(private readonly file: string) {}

  [Symbol.dispose](): void {
    closeSync(this.#descriptor);
    unlinkSync(this.file);
  }
}

export class Session implements AsyncDisposable {
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.resolve();
    closeSync(openSync("session.end", "w"));
  }
}

export class Plugin {
  static [Symbol.hasInstance](value: unknown): boolean {
    return readFileSync("plugins.txt", "utf8").includes(String(value));
  }
}

export class Folder {
  constructor(private readonly files: readonly string[]) {}

  *[Symbol.iterator](): Generator<string> {
    for (const file of this.files) yield readFileSync(file, "utf8");
  }
}

export class Settings {
  get theme(): string {
    return readFileSync("theme.txt", "utf8");
  }

  get locale(): string {
    return "en";
  }

  set lastSeen(value: Date) {
    statSync(`seen/${value.toISOString()}`);
  }
}

/** Nothing of it leaves memory. */
export class Money {
  constructor(private readonly cents: number) {}

  toString(): string {
    return (this.cents / 100).toFixed(2);
  }

  toJSON(): string {
    return this.toString();
  }

  valueOf(): number {
    return this.cents;
  }
}

export const environment = {
  get banner(): string {
    return readFileSync("banner.txt", "utf8");
  },
  name: "production",
};
