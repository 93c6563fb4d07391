import { AsyncLocalStorage } from "node:async_hooks";
import { isMainThread } from "node:worker_threads";

import { MiddlewareError, SynchronousOnlyOperation } from "./errors.ts";
import { type HttpRequest, runKey } from "./http.ts";
import type { ImportPath } from "./import-path.ts";
import type {
  ConvertedException,
  Direction,
  Side,
  TraceDetail,
  TraceEvent,
  WarningCode,
} from "./trace.ts";
import { DownstreamPromise } from "./unawaited.ts";

/** A piece of a chain that one thread can ask the other to run. */
export type Target =
  | { readonly kind: "top" }
  /** A layer with its error conversion; -1 is the core. */
  | { readonly kind: "layer"; readonly index: number }
  /** A hook, or a half of a {@link MiddlewareMixin}. */
  | { readonly kind: "method"; readonly index: number; readonly name: string }
  | { readonly kind: "view"; readonly route: number }
  | { readonly kind: "export"; readonly path: ImportPath }
  | { readonly kind: "render" }
  /** The next chunks of the streaming response with this id. */
  | { readonly kind: "pull"; readonly id: number }
  /** The streaming response with this id, which nobody reads on. */
  | { readonly kind: "close"; readonly id: number };

/** The other thread, as one request sees it: from the loop a promise, from a worker the result. */
export interface OtherThread {
  call(target: Target, args: readonly unknown[]): unknown;
  /** The request is answered: nothing new goes there. */
  end?(): void;
}

/** What a run asks of the chain that it runs through, on its own thread. */
export interface RunThread {
  /** The layer of this instance, if it is one of the chain's. */
  layerOf(
    instance: object,
  ): { readonly index: number; readonly name: string } | undefined;
  place(
    run: Run,
    side: Side,
    target: Target,
    args: readonly unknown[],
  ): unknown;
}

/**
 * The thread that a run is on: the event loop, which has workers for sync code; a worker, which has
 * the loop for async code; or the caller's own, for chains that are sync throughout.
 */
export type Home = "loop" | "worker" | "caller";

interface Context {
  readonly run: Run;
  readonly side: Side;
}

const contexts = new AsyncLocalStorage<Context>();

/** One request on its way through a chain, on one thread. */
export class Run {
  readonly request: HttpRequest;
  readonly trace: TraceEvent[] | undefined;
  /** Conversions, kept without a trace too, for whoever logs errors. */
  exceptions: ConvertedException[] | undefined;
  readonly thread: RunThread;
  readonly home: Home;
  readonly #otherThread: (run: Run) => OtherThread;
  #other: OtherThread | undefined;
  #promises: DownstreamPromise<unknown>[] | undefined;

  constructor(
    request: HttpRequest,
    trace: TraceEvent[] | undefined,
    thread: RunThread,
    home: Home,
    otherThread: (run: Run) => OtherThread,
  ) {
    this.request = request;
    this.trace = trace;
    this.thread = thread;
    this.home = home;
    this.#otherThread = otherThread;
    request[runKey] = this;
  }

  /** The way to the other thread, made when the request first needs it. */
  get other(): OtherThread {
    return (this.#other ??= this.#otherThread(this));
  }

  /** Gives up the other thread, if the request has needed it. */
  end(): void {
    this.#other?.end?.();
  }

  /** Runs code on a side, which is what {@link side} says there. */
  on<T>(side: Side, code: () => T): T {
    return contexts.run({ run: this, side }, code);
  }

  switched(direction: Direction, target: string): void {
    this.trace?.push({ kind: "switch", direction, target });
  }

  called(
    actor: string,
    phase: string,
    on = side() ?? "sync",
    status?: number | string,
  ): void {
    this.trace?.push({
      kind: "call",
      actor,
      phase,
      side: on,
      ...(status !== undefined && { status }),
    });
  }

  converted(exception: ConvertedException): void {
    (this.exceptions ??= []).push(exception);
    this.trace?.push(exception);
  }

  warn(code: WarningCode): void {
    this.trace?.push({ kind: "warning", code });
  }

  /** In a traced run, lets the end of the run see whether a promise was ever awaited. */
  tracked<T>(value: T): T {
    if (this.trace === undefined || !(value instanceof Promise)) return value;
    if (value instanceof DownstreamPromise) return value;
    const promise = new DownstreamPromise<unknown>((resolve, reject) => {
      value.then(resolve, reject);
    });
    (this.#promises ??= []).push(promise);
    return promise as T;
  }

  /** Warns of each tracked promise that nothing has awaited by now. */
  warnOfUnawaited(): void {
    const promises = this.#promises;
    this.#promises = undefined;
    for (const promise of promises ?? [])
      if (!promise.awaited) this.warn("never_awaited");
  }
}

/** The run that a request belongs to. */
export function runOf(request: unknown): Run | undefined {
  return (request as { [runKey]?: Run } | undefined)?.[runKey];
}

/** The error of a layer that was called with something else than the request it was given. */
export function unknownRequest(callee: string): MiddlewareError {
  return new MiddlewareError(
    "cannot_cross",
    `${callee} was called with a request that the chain doesn't know.`,
  );
}

/** The run that the calling code belongs to. */
export function currentRun(): Run | undefined {
  return contexts.getStore()?.run;
}

/**
 * Where the calling code runs (SPEC section 7, point 5); nothing on the main thread outside of any
 * request.
 */
export function side(): Side | undefined {
  return contexts.getStore()?.side ?? (isMainThread ? undefined : "sync");
}

/** Adds a phase to the trace of the current request, if it has one. */
export function record(
  actor: string,
  phase: string,
  detail: TraceDetail = {},
): void {
  currentRun()?.trace?.push({
    kind: "phase",
    actor,
    phase,
    side: side() ?? "sync",
    detail,
  });
}

/** Throws if the calling code is on the event loop of a request (SPEC section 4, guards). */
export function asyncUnsafe(operation: string): void {
  if (side() === "async") throw new SynchronousOnlyOperation(operation);
}
