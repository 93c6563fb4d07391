export class PageCache {
  readonly #pages = new Map<string, string>();

  get(key: string): string | undefined {
    return this.#pages.get(key);
  }

  set(key: string, page: string): void {
    this.#pages.set(key, page);
  }

  clear(): void {
    this.#pages.clear();
  }
}

export class Prices {
  readonly #prices = new Map<string, number>();

  get(sku: string): number {
    return this.#prices.get(sku) ?? 0;
  }

  set(sku: string, price: number): void {
    this.#prices.set(sku, price);
  }

  clear(): void {
    this.#prices.clear();
  }
}
