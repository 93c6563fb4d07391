import { setTimeout as sleep } from "node:timers/promises";

/** Answers like a cache elsewhere, so that it can be exchanged for one. */
export class Pages {
  private readonly entries = new Map<string, unknown>();

  async get(key: string): Promise<unknown> {
    await sleep(1);
    return this.entries.get(key);
  }

  async put(key: string, page: unknown): Promise<void> {
    this.entries.set(key, page);
  }
}
