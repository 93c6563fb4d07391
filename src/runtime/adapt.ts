import { isMainThread } from "node:worker_threads";

import { isCoroutineFunction, markCoroutineFunction } from "./coroutine.ts";
import { MiddlewareError } from "./errors.ts";
import { type ImportPath, isImportPath } from "./import-path.ts";
import { currentRun, type Run, side } from "./run.ts";

/** The error of both adapters, load and request time (SPEC section 2, step 5). */
export function syncToAsyncOfAsync(what: string): MiddlewareError {
  return new MiddlewareError(
    "sync_to_async_of_async",
    `\`syncToAsync\` was given ${what}, which is async: await it as it is.`,
  );
}

/** The error of {@link asyncToSync} where waiting would stop the loop that it waits for. */
export function asyncToSyncOnLoop(what: string): MiddlewareError {
  return new MiddlewareError(
    "async_to_sync_on_event_loop",
    `${what} can't be called as sync code on the event loop, which it would ` +
      "wait for: await it.",
  );
}

/**
 * Makes sync code awaitable (SPEC section 1). Code addressed with `importPath` runs on the
 * request's worker thread; a closure can't cross threads, so it runs here, marked as sync.
 */
export function syncToAsync<A extends readonly unknown[], R>(
  code: ImportPath | ((...args: A) => R),
): (...args: A) => Promise<R> {
  if (!isImportPath(code) && isCoroutineFunction(code))
    throw syncToAsyncOfAsync(`\`${code.name || "a function"}\``);
  // Async, so that what the code throws is a rejection.
  const call = async (run: Run | undefined, args: A): Promise<R> => {
    if (isImportPath(code)) {
      if (run === undefined) throw outsideOfRun("syncToAsync");
      const target = { kind: "export", path: code } as const;
      return (await run.other.call(target, args)) as R;
    }
    return run === undefined
      ? code(...args)
      : run.on("sync", () => code(...args));
  };
  return (...args) => {
    const run = currentRun();
    const result = call(run, args);
    return run === undefined ? result : run.tracked(result);
  };
}

/**
 * Makes async code callable from sync code on a worker thread, which waits while the loop runs it
 * (SPEC section 4, guards). On the loop it is an error, never a deadlock.
 */
export function asyncToSync<A extends readonly unknown[], R>(
  code: ImportPath | ((...args: A) => Promise<R>),
): (...args: A) => R {
  const name = isImportPath(code) ? code.name : code.name || "a function";
  return (...args) => {
    if (side() === "async" || isMainThread)
      throw asyncToSyncOnLoop(`\`${name}\``);
    const run = currentRun();
    if (run === undefined) throw outsideOfRun("asyncToSync");
    if (!isImportPath(code))
      throw new MiddlewareError(
        "closure_cannot_cross",
        `\`${name}\` is a closure: the loop is another thread, and only what a module exports ` +
          "can be found there. Use `asyncToSync(importPath(...))`.",
      );
    return run.other.call({ kind: "export", path: code }, args) as R;
  };
}

/** Makes a handler look async, or leaves a sync one alone: what is below must not lie. */
export function looking<F extends object>(async: boolean, handler: F): F {
  return async ? markCoroutineFunction(handler) : handler;
}

function outsideOfRun(adapter: string): MiddlewareError {
  return new MiddlewareError(
    "cannot_cross",
    `\`${adapter}\` of an import path needs a request in flight: it uses that request's thread.`,
  );
}
