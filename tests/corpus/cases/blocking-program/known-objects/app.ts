// Where the object behind an interface can be seen, it is that one, and no other implementer.
import { Hono } from "hono";

import {
  createStore,
  DiskStore,
  MemoryStore,
  shared,
  templates,
  type Store,
} from "./stores.ts";

const memory: Store = new MemoryStore();
const disk: Store = new DiskStore();
const written: Store = { load: (key) => key };
const anonymous: Store = new (class implements Store {
  load(key: string): string {
    return key;
  }
})();
const made = createStore();
const chosen: Store =
  process.env["STORE"] === "memory" ? new MemoryStore() : new DiskStore();
const services: { readonly store: Store } = { store: new MemoryStore() };

class Pages {
  private readonly store: Store = new MemoryStore();
  private readonly files: Store = new DiskStore();

  page(key: string): string {
    return this.store.load(key);
  }

  file(key: string): string {
    return this.files.load(key);
  }
}
const pages = new Pages();

let replaced: Store = new MemoryStore();
export function replace(store: Store): void {
  replaced = store;
}

const swapped: { store: Store } = { store: new MemoryStore() };
const patched: Store = { load: (key) => key };
if (process.env["STORE"] === "disk") {
  swapped.store = new DiskStore();
  patched.load = (key) => disk.load(key);
}

class Shop {
  private readonly store: Store = new MemoryStore();

  constructor(store?: Store) {
    if (store) this.store = store;
  }

  page(key: string): string {
    return this.store.load(key);
  }
}
const shop = new Shop(disk);

const app = new Hono();
app.get("/:key", (c) => {
  const key = c.req.param("key");
  return c.json([
    memory.load(key),
    shared.load(key),
    written.load(key),
    anonymous.load(key),
    made.load(key),
    services.store.load(key),
    pages.page(key),
    disk.load(key), // ! no-blocking-call
    chosen.load(key), // ! no-blocking-call
    pages.file(key), // ! no-blocking-call
    replaced.load(key), // ! no-blocking-call
    swapped.store.load(key), // ! no-blocking-call
    patched.load(key), // ! no-blocking-call
    shop.page(key), // ! no-blocking-call
    templates.of(key), // ! no-blocking-call
  ]);
});

export default app;
