const fresh = 60_000;

class Mirrors {
  private readonly reachable = new Map<string, boolean>();
  private probedAt = 0;

  constructor(private readonly urls: readonly string[]) {}

  usable(): readonly string[] {
    if (Date.now() - this.probedAt > fresh) return this.urls;
    return this.urls.filter((url) => this.reachable.get(url) !== false);
  }

  async probe(): Promise<void> {
    for (const url of this.urls) {
      const { ok } = await fetch(url, { method: "HEAD" });
      this.reachable.set(url, ok);
    }
    this.probedAt = Date.now();
  }

  failed(url: string): void {
    this.reachable.set(url, false);
    this.probedAt = Date.now();
  }
}

export const mirrors = new Mirrors(["https://a.test", "https://b.test"]);

class Stopwatch {
  private startedAt = 0;

  start(): void {
    this.startedAt = Date.now();
  }

  elapsed(): number {
    return Date.now() - this.startedAt;
  }
}

export const stopwatch = new Stopwatch();

class Watch {
  private startedAt = 0;

  start(): void {
    this.startedAt = Date.now();
  }

  elapsed(): number {
    return Date.now() - this.startedAt;
  }
}

export const watch = new Watch();
