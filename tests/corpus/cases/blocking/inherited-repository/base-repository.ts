import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** One JSON file a table: good enough for the admin tool that it was written for. */
export abstract class FileRepository<T extends { readonly id: string }> {
  protected abstract readonly file: string;

  protected rows(): T[] {
    if (!existsSync(this.file)) return [];
    return JSON.parse(readFileSync(this.file, "utf8")) as T[];
  }

  find(id: string): T | undefined {
    return this.rows().find((row) => row.id === id);
  }

  save(row: T): void {
    const others = this.rows().filter((other) => other.id !== row.id);
    writeFileSync(this.file, JSON.stringify([...others, row]));
  }

  keyOf(row: T): string {
    return `${this.file}#${row.id}`;
  }
}
