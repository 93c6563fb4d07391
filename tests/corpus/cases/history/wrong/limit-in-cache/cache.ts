// commitpulse#4130, #5894
export interface Entry {
  count: number;
  resetAt: number;
}
export class TTLCache {
  private readonly entries = new Map<string, Entry>();
  async get(key: string): Promise<Entry | undefined> {
    await Promise.resolve();
    return this.entries.get(key);
  }
  async set(key: string, entry: Entry): Promise<void> {
    this.entries.set(key, entry);
  }
  increment(key: string, windowMs: number): Entry {
    const entry = this.entries.get(key) ?? {
      count: 0,
      resetAt: Date.now() + windowMs,
    };
    entry.count++;
    this.entries.set(key, entry);
    return entry;
  }
}
