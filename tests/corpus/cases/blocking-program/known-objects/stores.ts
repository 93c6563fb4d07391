import { readFileSync } from "node:fs";

export interface Store {
  load(key: string): string;
}

export class DiskStore implements Store {
  load(key: string): string {
    return readFileSync(`store/${key}`, "utf8");
  }
}

export class MemoryStore implements Store {
  readonly #entries = new Map<string, string>();

  load(key: string): string {
    return this.#entries.get(key) ?? "";
  }
}

export function createStore(): Store {
  return { load: (key) => key.toUpperCase() };
}

export const shared: Store = new MemoryStore();

export const templates: { of(name: string): string; count: number } = {
  count: 0,
  of(name) {
    this.count += 1;
    return readFileSync(`templates/${name}`, "utf8");
  },
};
