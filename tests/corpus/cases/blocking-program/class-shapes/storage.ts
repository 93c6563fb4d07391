import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

export abstract class Store {
  protected abstract read(key: string): string;

  get(key: string): string {
    return this.read(key.toLowerCase());
  }
}

export class DiskStore extends Store {
  protected override read(key: string): string {
    return readFileSync(path.join("store", key), "utf8");
  }
}

export class MemoryStore extends Store {
  readonly #values = new Map<string, string>();

  protected override read(key: string): string {
    return this.#values.get(key) ?? "";
  }
}

export class LoggedStore extends DiskStore {
  override get(key: string): string {
    console.info("get", key);
    return super.get(key);
  }
}

export interface Repository<T> {
  find(id: string): T | Promise<T>;
}

export class FileRepository implements Repository<{ id: string }> {
  find(id: string): { id: string } {
    return JSON.parse(readFileSync(`${id}.json`, "utf8")) as { id: string };
  }
}

export class RemoteRepository implements Repository<{ id: string }> {
  async find(id: string): Promise<{ id: string }> {
    const response = await fetch(`https://example.org/${id}`);
    return (await response.json()) as { id: string };
  }
}

export interface Clock {
  now(): Promise<string>;
}

export class FileClock implements Clock {
  async now(): Promise<string> {
    return readFile("now.txt", "utf8");
  }
}

export class Exporter {
  readonly #header = readFileSync("header.txt", "utf8");

  static readonly folder = "exports";

  static prepare(): void {
    mkdirSync(Exporter.folder, { recursive: true });
  }

  write = (name: string): void => {
    this.#save(path.join(Exporter.folder, name));
  };

  #save(file: string): void {
    writeFileSync(file, this.#header);
  }
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a mixin must have
type Constructor<T> = new (...args: any[]) => T;

export class Entity {
  constructor(readonly id: string) {}
}

export function Persisted<Base extends Constructor<Entity>>(base: Base) {
  return class extends base {
    save(): void {
      writeFileSync(`${this.id}.json`, JSON.stringify(this));
    }
  };
}

export class Order extends Persisted(Entity) {
  total = 0;
}

export class PageBuilder {
  #body = "";

  title(text: string): this {
    this.#body += `<h1>${text}</h1>`;
    return this;
  }

  include(file: string): this {
    this.#body += readFileSync(file, "utf8");
    return this;
  }

  build(): string {
    return this.#body;
  }
}

export class Defaults {
  static {
    mkdirSync("defaults", { recursive: true });
  }

  static readonly text = readFileSync("defaults.txt", "utf8");
}

export class Words {
  static #loaded: Words | undefined;

  private constructor(readonly list: readonly string[]) {}

  static get instance(): Words {
    return (Words.#loaded ??= new Words(
      readFileSync("words.txt", "utf8").split("\n"),
    ));
  }
}
