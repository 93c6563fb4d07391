import { Injectable } from "@nestjs/common";

@Injectable()
export class CacheService {
  private readonly entries = new Map<
    string,
    { body: unknown; until: number }
  >();

  get(key: string): unknown {
    const entry = this.entries.get(key);
    if (entry && entry.until > Date.now()) return entry.body;
    this.entries.delete(key);
    return undefined;
  }

  put(key: string, body: unknown, ttl: number): void {
    if (this.entries.size > 1000) {
      const [oldest] = this.entries.keys();
      if (oldest !== undefined) this.entries.delete(oldest);
    }
    this.entries.set(key, { body, until: Date.now() + ttl });
  }
}
