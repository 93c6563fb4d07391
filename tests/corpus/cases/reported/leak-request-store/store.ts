import { AsyncLocalStorage } from "node:async_hooks";

type Store = Map<string, unknown>;

// "AsyncLocalStorage was slow, one map is enough."
let store: Store = new Map();

export function setStore(next: Store): void {
  store = next;
}

export function getRequestId(): unknown {
  return store.get("requestId");
}

const storage = new AsyncLocalStorage<Store>();

export function runWith<T>(own: Store, body: () => T): T {
  return storage.run(own, body);
}

export function getOwnRequestId(): unknown {
  return storage.getStore()?.get("requestId");
}
