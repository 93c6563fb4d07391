import { Controller, Get, Injectable, Param } from "@nestjs/common";

interface Cached<T> {
  readonly value: T;
  readonly expires: number;
}

export class TtlCache<K, V> {
  readonly #entries = new Map<K, Cached<V>>();

  constructor(
    private readonly ttl: number,
    private readonly max: number,
  ) {}

  async fetch(key: K, load: (key: K) => Promise<V>): Promise<V> {
    const entry = this.#entries.get(key);
    if (entry && entry.expires > Date.now()) return entry.value;
    const value = await load(key);
    this.#entries.set(key, { value, expires: Date.now() + this.ttl }); // !strict no-shared-state-race
    if (this.#entries.size > this.max) {
      const oldest = this.#entries.keys().next();
      if (!oldest.done) this.#entries.delete(oldest.value);
    }
    return value;
  }
}

@Injectable()
export class CitiesService {
  private readonly cache = new TtlCache<string, { name: string }>(
    60_000,
    1_000,
  );

  find(id: string) {
    return this.cache.fetch(id, async (key) => {
      const response = await fetch(`https://geo.example.com/${key}`);
      return (await response.json()) as { name: string };
    });
  }
}

@Controller("cities")
export class CitiesController {
  constructor(private readonly cities: CitiesService) {}

  @Get(":id")
  one(@Param("id") id: string) {
    return this.cities.find(id);
  }
}
