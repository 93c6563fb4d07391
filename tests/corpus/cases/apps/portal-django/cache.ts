export interface Cache {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, seconds: number): Promise<void>;
  incr(key: string, seconds: number): Promise<number>;
}

export class MemoryCache implements Cache {
  private readonly entries = new Map<
    string,
    { value: string; until: number }
  >();

  async get(key: string): Promise<string | undefined> {
    const entry = this.entries.get(key);
    return entry && entry.until > Date.now() ? entry.value : undefined;
  }

  async set(key: string, value: string, seconds: number): Promise<void> {
    this.entries.set(key, { value, until: Date.now() + seconds * 1000 });
  }

  async incr(key: string, seconds: number): Promise<number> {
    const entry = this.entries.get(key);
    const live = entry && entry.until > Date.now() ? entry : undefined;
    const value = Number(live?.value ?? 0) + 1;
    const until = live?.until ?? Date.now() + seconds * 1000;
    this.entries.set(key, { value: String(value), until });
    return value;
  }
}
