export interface Entry {
  readonly count: number;
  readonly resetAt: number;
}

/** In place of the key-value service, with the same asynchronous methods. */
export class MemoryCache {
  private readonly entries = new Map<string, Entry>();

  async get(key: string): Promise<Entry | undefined> {
    return this.entries.get(key);
  }

  async set(key: string, entry: Entry): Promise<void> {
    this.entries.set(key, entry);
  }

  hit(key: string, windowMs: number): Entry {
    const now = Date.now();
    const entry = this.entries.get(key);
    const fresh =
      entry && entry.resetAt > now
        ? { ...entry, count: entry.count + 1 }
        : { count: 1, resetAt: now + windowMs };
    this.entries.set(key, fresh);
    return fresh;
  }
}
