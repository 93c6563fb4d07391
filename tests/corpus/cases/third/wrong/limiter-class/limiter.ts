export class Limiter {
  private readonly hits = new Map<string, number>();

  constructor(private readonly max: number) {}

  isLimited(key: string) {
    return (this.hits.get(key) ?? 0) >= this.max;
  }

  record(key: string) {
    this.hits.set(key, (this.hits.get(key) ?? 0) + 1);
  }
}
