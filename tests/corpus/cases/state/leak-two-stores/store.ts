export class NameStore {
  #name = "nobody";

  set(name: string): void {
    this.#put(name);
  }

  get(): string {
    return this.#name;
  }

  #put(name: string): void {
    this.#name = name;
  }
}

export class Slot {
  last = "";

  show(): string {
    return this.#text();
  }

  #text(): string {
    return `last: ${this.last}`;
  }
}

export interface Cell {
  set: (value: string) => void;
  get: () => string;
}

export function createCell(): Cell {
  let value = "";
  const read = (): string => value;
  return {
    set(next) {
      value = next;
    },
    get: read,
  };
}
