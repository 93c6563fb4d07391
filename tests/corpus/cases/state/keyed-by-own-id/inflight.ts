declare function read<T>(key: string): Promise<T | undefined>;

/** Loads in flight, one for each key. */
export class Inflight {
  private static running = new Map<string, Promise<unknown>>();

  static async getOrSet<T>(key: string, load: () => Promise<T>): Promise<T> {
    const existing = this.running.get(key) as Promise<T> | undefined;
    if (existing) return existing;
    const promise = this.populate(key, load);
    this.running.set(key, promise);
    try {
      return await promise;
    } finally {
      this.running.delete(key);
    }
  }

  private static async populate<T>(
    key: string,
    load: () => Promise<T>,
  ): Promise<T> {
    const known = await read<T>(`cached:${key}`);
    return known ?? (await load());
  }
}
