interface Entry {
  readonly kind: string;
  readonly id: string;
  readonly data: unknown;
  readonly expires: number;
}

/** Keeps what was loaded for two seconds, in a list. */
export class ListCache {
  private entries: Entry[] = [];

  constructor() {
    setInterval(() => {
      this.entries = this.entries.filter(({ expires }) => expires > Date.now());
    }, 1000).unref();
  }

  set(kind: string, id: string, data: unknown): void {
    this.entries.push({ kind, id, data, expires: Date.now() + 2000 });
  }

  get<Data>(kind: string, id: string): Data | null {
    const found = this.entries.find(
      (entry) => entry.kind === kind && entry.id === id,
    );
    if (found) return found.data as Data;
    return null;
  }
}

export const cache = new ListCache();
