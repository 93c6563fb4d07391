import { readFile } from "node:fs/promises";

import type { Config } from "../config.ts";

export interface Book {
  readonly isbn: string;
  readonly title: string;
  readonly author: string;
  readonly cents: number;
  readonly cover: string;
}

export class BookStore {
  readonly #books: ReadonlyMap<string, Book>;

  private constructor(books: readonly Book[]) {
    this.#books = new Map(books.map((book) => [book.isbn, book]));
  }

  static async open(config: Config): Promise<BookStore> {
    const text = await readFile(new URL("books.json", config.data), "utf8");
    return new BookStore(JSON.parse(text) as Book[]);
  }

  all(): readonly Book[] {
    return [...this.#books.values()];
  }

  find(isbn: string): Book | undefined {
    return this.#books.get(isbn);
  }
}
