import { AsyncLocalStorage } from "node:async_hooks";

export interface SpanContext {
  readonly user: string;
}

let syncCurrent: SpanContext | undefined;

/** The fallback for runtimes without asynchronous context. */
export async function runWithContext<T>(
  context: SpanContext,
  fn: () => Promise<T>,
): Promise<T> {
  const previous = syncCurrent;
  syncCurrent = context;
  try {
    return await fn();
  } finally {
    syncCurrent = previous;
  }
}

export const current = (): SpanContext | undefined => syncCurrent;

const als = new AsyncLocalStorage<SpanContext>();

export function runWithOwnContext<T>(
  context: SpanContext,
  fn: () => Promise<T>,
): Promise<T> {
  return als.run(context, fn);
}

export const ownCurrent = (): SpanContext | undefined => als.getStore();
