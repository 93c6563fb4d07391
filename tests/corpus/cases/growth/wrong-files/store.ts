/** Keeps what it is told. */
export class Store {
  readonly #values = new Map<string, unknown>();

  remember(key: string, value: unknown): void {
    this.#values.set(key, value);
  }

  recall(key: string): unknown {
    return this.#values.get(key);
  }
}

export const store = new Store();

export const counters = new Map<string, number>();

export function bump(name: string): void {
  counters.set(name, (counters.get(name) ?? 0) + 1);
}
