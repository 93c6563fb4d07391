import type { TextStore } from "./stores.ts";

export class Pages {
  constructor(private readonly store: TextStore) {}

  page(name: string): string {
    return `<main>${this.store.read(name)}</main>`;
  }
}

export class Site {
  private readonly store: TextStore;

  constructor(store: TextStore) {
    this.store = store;
  }

  title(): string {
    return this.store.read("title");
  }
}

export class Deps {
  constructor(private readonly deps: { store: TextStore }) {}

  footer(): string {
    return this.deps.store.read("footer");
  }
}

export function makeMenu(store: TextStore) {
  return { items: (): string[] => store.read("menu").split("\n") };
}

export function textOf(store: TextStore, name: string): string {
  return store.read(name).trim();
}
