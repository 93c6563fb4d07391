import { readFileSync } from "node:fs";

export const fromDisk = (): string => readFileSync("motd.txt", "utf8");
export const fromMemory = (): string => "Welcome";

/** Asks whoever it was made with. */
export class Lazy {
  constructor(private readonly read: () => string) {}

  get(): string {
    return this.read();
  }
}

interface Reading {
  readonly read: () => string;
}

export class Greeting {
  private readonly reading: Reading;

  constructor(reading: Reading) {
    this.reading = reading;
  }

  text(): string {
    const { read } = this.reading;
    return read().trim();
  }
}

export interface Store {
  find(): string;
}

export class DiskStore implements Store {
  find(): string {
    return fromDisk();
  }
}

export class MemoryStore implements Store {
  find(): string {
    return fromMemory();
  }
}

export class Repository {
  constructor(private readonly store: Store) {}

  find(): string {
    return this.store.find();
  }

  both(): string {
    return [1, 2].map(() => this.store.find()).join("\n");
  }
}

/** Has the constructor of its base. */
export class Archive extends Repository {
  oldest(): string {
    return this.find();
  }
}

export class Settings {
  private readonly listeners: (() => unknown)[] = [];

  onChange(listener: () => unknown): this {
    this.listeners.push(listener);
    return this;
  }

  change(): void {
    for (const listener of this.listeners) listener();
  }
}
