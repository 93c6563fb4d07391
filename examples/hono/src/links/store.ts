import { appendFile, readFile } from "node:fs/promises";

export interface Link {
  readonly code: string;
  readonly target: string;
  readonly owner: string;
}

/** All links in memory, each written to a journal first. */
export class LinkStore {
  readonly #journal: string;
  readonly #links = new Map<string, Link>();

  private constructor(journal: string) {
    this.#journal = journal;
  }

  static async open(journal: string): Promise<LinkStore> {
    const store = new LinkStore(journal);
    const text = await readFile(journal, "utf8").catch(() => "");
    for (const line of text.split("\n").filter(Boolean)) {
      const link = JSON.parse(line) as Link;
      store.#links.set(link.code, link);
    }
    return store;
  }

  get size(): number {
    return this.#links.size;
  }

  async add(link: Link): Promise<void> {
    await appendFile(this.#journal, `${JSON.stringify(link)}\n`);
    this.#links.set(link.code, link);
  }

  find(code: string): Link | undefined {
    return this.#links.get(code);
  }

  ownedBy(owner: string): readonly Link[] {
    return [...this.#links.values()].filter((link) => link.owner === owner);
  }
}
