import { setTimeout as sleep } from "node:timers/promises";

export interface Session {
  id: string;
  used?: number;
  hits: number;
}

/** Hands out what it keeps. */
export class MemoryStore<T> {
  private readonly entries = new Map<string, { value: T; until: number }>();

  async get(key: string): Promise<T | undefined> {
    const entry = this.entries.get(key);
    if (!entry || entry.until < Date.now()) return undefined;
    return entry.value;
  }

  async set(key: string, value: T): Promise<void> {
    this.entries.set(key, { value, until: Date.now() + 60_000 });
    await sleep(1);
  }
}

/** Hands out copies. */
export class CopyingStore {
  private readonly entries = new Map<string, string>();

  async get(key: string): Promise<Session | undefined> {
    const text = this.entries.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as Session);
  }

  async set(key: string, value: Session): Promise<void> {
    this.entries.set(key, JSON.stringify(value));
    await sleep(1);
  }
}

const plain = new Map<string, Session>();

export async function find(id: string): Promise<Session | undefined> {
  return plain.get(id);
}

export async function keep(id: string, session: Session): Promise<void> {
  plain.set(id, session);
  await sleep(1);
}
