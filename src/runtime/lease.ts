import { AsyncLocalStorage } from "node:async_hooks";

import {
  type Crossed,
  Crossing,
  requestData,
  updateRequest,
} from "./crossing.ts";
import { MiddlewareError } from "./errors.ts";
import type { Plan } from "./plan.ts";
import type { PooledWorker, WorkerHolder, WorkerPool } from "./pool.ts";
import type { CallMessage, News, ReturnMessage } from "./protocol.ts";
import type { OtherThread, Run, Target } from "./run.ts";
import type { ChainThread } from "./thread.ts";
import { cannotCross } from "./uncloneable.ts";

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
  /** Restores the async context of the call, for what the worker asks meanwhile. */
  readonly resume: <T>(code: () => T) => T;
}

/** The worker that one request holds, as the loop sees it: from its first call to its end. */
export class Lease implements OtherThread, WorkerHolder {
  readonly #run: Run;
  readonly #thread: ChainThread;
  readonly #pool: WorkerPool;
  readonly #plan: Plan;
  readonly #crossing: Crossing;
  readonly #pending = new Map<number, Pending>();
  #worker: Promise<PooledWorker> | undefined;
  #lastCall = 0;
  #open = 0;
  #ended = false;

  constructor(run: Run, thread: ChainThread, pool: WorkerPool, plan: Plan) {
    this.#run = run;
    this.#thread = thread;
    this.#pool = pool;
    this.#plan = plan;
    this.#crossing = new Crossing(run, "loop");
  }

  async call(target: Target, args: readonly unknown[]): Promise<unknown> {
    if (this.#ended && this.#open === 0)
      throw new MiddlewareError(
        "worker_failed",
        "The request is over: its worker thread is somebody else's by now.",
      );
    this.#open += 1;
    try {
      const worker = await (this.#worker ??= this.#acquire());
      return await this.#send(worker, target, args);
    } finally {
      this.#open -= 1;
      this.#releaseIfOver();
    }
  }

  /** The request is answered: the worker goes back once nothing runs on it any more. */
  end(): void {
    this.#ended = true;
    this.#releaseIfOver();
  }

  called(message: CallMessage): void {
    this.#heard(message);
    // The innermost call is the one that the worker's code belongs to.
    const { resume } = [...this.#pending.values()].at(-1) ?? { resume: run };
    void resume(() => this.#serve(message));
  }

  returned(message: ReturnMessage): void {
    this.#heard(message);
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    const value = this.#crossing.decode(message.value);
    if (message.threw) pending?.reject(value);
    else pending?.resolve(value);
  }

  failed(reason: MiddlewareError): void {
    for (const pending of this.#pending.values()) pending.reject(reason);
    this.#pending.clear();
  }

  async #acquire(again = true): Promise<PooledWorker> {
    const worker = await this.#pool.acquire();
    worker.hold(this);
    try {
      const loaded = await worker.load(this.#plan);
      if (loaded.type === "loaded" && loaded.error !== undefined)
        throw this.#crossing.decode(loaded.error);
      const traced = this.#run.trace !== undefined;
      worker.post({ type: "begin", chain: this.#plan.id, traced });
    } catch (error) {
      this.#pool.release(worker);
      // It was ending already, by what an earlier request had left: nothing of ours has run there.
      if (again && worker.ended) return this.#acquire(false);
      throw error;
    }
    return worker;
  }

  async #send(
    worker: PooledWorker,
    target: Target,
    args: readonly unknown[],
  ): Promise<unknown> {
    const id = ++this.#lastCall;
    const resume = AsyncLocalStorage.snapshot();
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, resume });
      try {
        const crossed = args.map((arg) => this.#crossing.encode(arg));
        worker.post({
          type: "call",
          id,
          target,
          args: crossed,
          ...this.#news(),
        });
      } catch (error) {
        this.#pending.delete(id);
        reject(cannotCross(error, this.#run.request, "worker"));
      }
    });
  }

  /** Runs what the worker waits for. */
  async #serve({ id, target, args }: CallMessage): Promise<void> {
    const reply = async (threw: boolean, value: Crossed): Promise<void> => {
      const worker = await this.#worker;
      worker?.post({ type: "return", id, threw, value, ...this.#news() });
    };
    try {
      const decoded = args.map((arg) => this.#crossing.decode(arg));
      const value = await this.#thread.invoke(this.#run, target, decoded);
      await reply(false, this.#crossing.encode(value));
    } catch (error) {
      const { request } = this.#run;
      await reply(true, this.#crossing.encode(error)).catch(
        (failure: unknown) => {
          const refused = cannotCross(failure, request, "worker");
          return reply(true, this.#crossing.encode(refused));
        },
      );
    }
  }

  #news(): News {
    return {
      request: requestData(this.#run.request),
      trace: [],
      exceptions: [],
    };
  }

  #heard({ request, trace, exceptions }: News): void {
    updateRequest(this.#run.request, request);
    this.#run.trace?.push(...trace);
    if (exceptions.length > 0)
      (this.#run.exceptions ??= []).push(...exceptions);
  }

  #releaseIfOver(): void {
    if (!this.#ended || this.#open > 0) return;
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.then(
      (held) => {
        held.post({ type: "end" });
        this.#pool.release(held);
      },
      () => undefined,
    );
  }
}

function run<T>(code: () => T): T {
  return code();
}
