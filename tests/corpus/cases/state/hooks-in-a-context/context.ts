import { AsyncLocalStorage } from "node:async_hooks";

interface Context {
  readonly requestId: string;
  user?: string;
}

const storage = new AsyncLocalStorage<Context>();

export function runWithContext<T>(run: () => T, requestId: string): T {
  return storage.run({ requestId }, run);
}
