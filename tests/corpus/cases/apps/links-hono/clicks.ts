import type { LinkStore } from "./store";

/** Collects clicks and writes them in batches. */
export class ClickBuffer {
  private pending = new Map<string, number>();
  private flushing = false;

  constructor(private readonly store: LinkStore) {
    setInterval(() => void this.flush(), 5000).unref();
  }

  count(slug: string): void {
    this.pending.set(slug, (this.pending.get(slug) ?? 0) + 1);
  }

  async flush(): Promise<void> {
    if (this.flushing) return;
    this.flushing = true;
    const batch = this.pending;
    this.pending = new Map();
    try {
      for (const [slug, clicks] of batch) {
        await this.store.addClicks(slug, clicks);
      }
    } finally {
      this.flushing = false;
    }
  }
}
