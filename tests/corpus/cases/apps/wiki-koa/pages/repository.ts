import { mkdirSync } from "node:fs";
import { readFile, readdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { Mutex } from "async-mutex";

export interface Page {
  readonly title: string;
  readonly text: string;
}

export class PageRepository {
  private readonly locks = new Map<string, Mutex>();
  private index: Set<string> | undefined;

  constructor(private readonly root: string) {
    mkdirSync(root, { recursive: true });
  }

  async titles(): Promise<string[]> {
    const names = await readdir(this.root);
    this.index = new Set(names.map((name) => name.replace(/\.md$/, "")));
    return [...this.index].sort();
  }

  async find(title: string): Promise<Page | undefined> {
    try {
      return { title, text: await readFile(this.file(title), "utf8") };
    } catch {
      return undefined;
    }
  }

  async save(page: Page): Promise<void> {
    await this.lock(page.title).runExclusive(async () => {
      const temporary = `${this.file(page.title)}.new`;
      await writeFile(temporary, page.text);
      await rename(temporary, this.file(page.title));
    });
    this.index?.add(page.title);
  }

  private lock(title: string): Mutex {
    let lock = this.locks.get(title);
    if (!lock) {
      lock = new Mutex();
      this.locks.set(title, lock);
    }
    return lock;
  }

  private file(title: string): string {
    return path.join(this.root, `${encodeURIComponent(title)}.md`);
  }
}
