class Library {
  readonly books: any;
  readonly loans: any;
  readonly shelves: Record<string, any> = {};

  constructor(tables: { readonly books?: unknown; readonly loans?: unknown }) {
    this.books = tables.books;
    this.loans = tables.loans;
  }

  drop(shelf: string, author: string): void {
    if (!this.shelves[shelf]) return;
    this.shelves[shelf].authors = this.shelves[shelf].authors.filter(
      (one: string) => one !== author,
    );
  }
}

export default new Library({});
