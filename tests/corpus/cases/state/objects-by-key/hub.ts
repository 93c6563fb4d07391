declare function merge(text: string, patch: string): Promise<string>;

export class Document {
  version = 0;
  text = "";

  async apply(patch: string, version: number): Promise<void> {
    if (version !== this.version) throw new Error("conflict");
    const merged = await merge(this.text, patch);
    this.text = merged;
    this.version++;
  }

  async append(patch: string): Promise<void> {
    const added = await merge("", patch);
    this.text += added;
    this.version++;
  }
}

export class Hub {
  readonly #documents = new Map<string, Document>();

  get(id: string): Document {
    const known = this.#documents.get(id);
    if (known) return known;
    const made = new Document();
    this.#documents.set(id, made);
    return made;
  }

  close(id: string): void {
    this.#documents.delete(id);
  }

  async edit(id: string, patch: string, version: number): Promise<number> {
    const document = this.get(id);
    await document.apply(patch, version); // ! no-shared-state-race
    return document.version;
  }

  async add(id: string, patch: string): Promise<void> {
    await this.get(id).append(patch);
  }

  /** Nobody else knows this one. */
  async preview(patch: string): Promise<string> {
    const document = new Document();
    await document.apply(patch, 0);
    return document.text;
  }
}

export const hub = new Hub();
