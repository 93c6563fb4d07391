import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

import { MiddlewareError } from "./errors.ts";
import { decodeError } from "./crossing-errors.ts";
import type { Plan } from "./plan.ts";
import type {
  CallMessage,
  ReturnMessage,
  ToLoop,
  ToWorker,
  WorkerStart,
} from "./protocol.ts";

/** What the holder of a worker does with its messages. */
export interface WorkerHolder {
  called(message: CallMessage): void;
  returned(message: ReturnMessage): void;
  failed(error: MiddlewareError): void;
}

/** One worker thread; at most one request holds it at a time. */
export class PooledWorker {
  readonly #worker: Worker;
  readonly #signal = new Int32Array(new SharedArrayBuffer(4));
  readonly #chains = new Map<number, PromiseWithResolvers<ToLoop>>();
  holder: WorkerHolder | undefined;
  /** Whether the thread is gone. */
  ended = false;

  constructor(onExit: (worker: PooledWorker) => void) {
    const start: WorkerStart = { signal: this.#signal };
    this.#worker = new Worker(new URL("./worker.js", import.meta.url), {
      workerData: start,
    });
    // An idle worker doesn't keep the process alive.
    this.#worker.unref();
    this.#worker.on("message", (message: ToLoop) => {
      if (message.type === "loaded")
        this.#chains.get(message.chain)?.resolve(message);
      else if (message.type === "rejected")
        // As if it had happened here: the process's own handlers decide (SPEC section 7, point 1).
        void Promise.reject(decodeError(message.error));
      else if (message.type === "call") this.holder?.called(message);
      else this.holder?.returned(message);
    });
    let failure = workerFailed("The worker thread ended.");
    this.#worker.on("error", (error: Error) => {
      failure = workerFailed(
        `The worker thread ended: ${error.message}`,
        error,
      );
    });
    this.#worker.on("exit", () => {
      this.ended = true;
      onExit(this);
      for (const loading of this.#chains.values()) loading.reject(failure);
      this.holder?.failed(failure);
    });
  }

  /** Sends a message and wakes the thread, should it be waiting. */
  post(message: ToWorker): void {
    this.#worker.postMessage(message);
    Atomics.add(this.#signal, 0, 1);
    Atomics.notify(this.#signal, 0);
  }

  /** Builds a chain there, once. */
  async load(plan: Plan): Promise<ToLoop> {
    let loading = this.#chains.get(plan.id);
    if (loading === undefined) {
      loading = withResolvers();
      this.#chains.set(plan.id, loading);
      this.post({ type: "load", plan });
    }
    return loading.promise;
  }

  hold(holder: WorkerHolder): void {
    this.holder = holder;
    this.#worker.ref();
  }

  release(): void {
    this.holder = undefined;
    this.#worker.unref();
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: Error) => void;
}

function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: (value: T) => void;
  let reject!: (reason: Error) => void;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  // Whoever waits sees it; without waiters it is no one's error.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

/**
 * The threads for sync code: a request takes one at its first sync code and keeps it to its end
 * (SPEC section 4, threads); further requests wait for their turn.
 */
export class WorkerPool {
  readonly size: number;
  readonly #idle: PooledWorker[] = [];
  readonly #all = new Set<PooledWorker>();
  readonly #waiting: PromiseWithResolvers<PooledWorker>[] = [];
  #closed = false;

  constructor(size = Math.max(2, availableParallelism())) {
    this.size = size;
  }

  /** A worker for one request, at its turn; rejects with `pool_closed` once the pool is closed. */
  async acquire(): Promise<PooledWorker> {
    if (this.#closed) throw closed();
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#all.size < this.size) return this.#start();
    const turn = withResolvers<PooledWorker>();
    this.#waiting.push(turn);
    return turn.promise;
  }

  /** Takes a worker back, and gives it to whoever waits longest. */
  release(worker: PooledWorker): void {
    worker.release();
    if (!this.#all.has(worker)) return;
    const turn = this.#waiting.shift();
    if (turn === undefined) this.#idle.push(worker);
    else turn.resolve(worker);
  }

  /** Ends all threads; whoever waits for one gets an error. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const turn of this.#waiting.splice(0)) turn.reject(closed());
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  #start(): PooledWorker {
    const worker = new PooledWorker((ended) => {
      this.#all.delete(ended);
      const place = this.#idle.indexOf(ended);
      if (place !== -1) this.#idle.splice(place, 1);
      // Its place is free for whoever waits longest.
      const turn = this.#closed ? undefined : this.#waiting.shift();
      turn?.resolve(this.#start());
    });
    this.#all.add(worker);
    return worker;
  }
}

function workerFailed(message: string, cause?: Error): MiddlewareError {
  const error = new MiddlewareError("worker_failed", message);
  return Object.assign(error, cause && { cause });
}

function closed(): MiddlewareError {
  return new MiddlewareError("pool_closed", "The worker pool is closed.");
}

let shared: WorkerPool | undefined;

/** The pool of chains that bring none of their own. */
export function sharedPool(): WorkerPool {
  return (shared ??= new WorkerPool());
}
