import { AsyncLocalStorage } from "node:async_hooks";

/** One for all schedulers: each further one would slow every promise of the process. */
const storage = new AsyncLocalStorage<Task>();

/** One request under way. */
export interface Task {
  readonly id: number;
  /** How often it was resumed: its own clock. */
  steps: number;
  clockReads: number;
}

interface Point {
  readonly task: Task;
  readonly order: number;
  readonly resume: () => void;
}

/** Whether anything that the scheduler does not control may still be on its way, in loop turns. */
export type Patience = number;

/**
 * Decides which suspended piece of code goes on. Every `await` of a case, every answer of its world
 * and every timer is a point; one runs at a time, until nothing moves any more.
 */
export class Scheduler {
  readonly #ready: Point[] = [];
  readonly #controlled = new WeakSet<Promise<unknown>>();
  readonly #patience: Patience;
  /** Whether nothing waits for anything but promises: what stands still then stands for good. */
  readonly #isQuick: boolean;
  #order = 0;
  #turnedAt = 0;
  /** The longest time that one turn of the loop took, in milliseconds. */
  longestTurn = 0;
  #last: Task | undefined;
  /** What was chosen at each point where there was a choice. */
  readonly choices: { chosen: number; of: number }[] = [];

  constructor(patience: Patience = 1, isQuick = false) {
    this.#patience = patience;
    this.#isQuick = isQuick;
  }

  /** The request on whose behalf this code runs. */
  get task(): Task | undefined {
    return storage.getStore();
  }

  run<T>(task: Task, work: () => T): T {
    return storage.run(task, work);
  }

  /** A suspension of the case: goes on when the value is there and it is chosen. */
  readonly at = <T>(value: T): T | Promise<Awaited<T>> => {
    const task = this.task;
    if (!task) return value;
    if (value instanceof Promise && this.#controlled.has(value)) return value;
    return new Promise<Awaited<T>>((resolve, reject) => {
      const settled = (act: () => void): void => {
        this.#enqueue(task, act);
      };
      if (!isThenable(value)) {
        settled(() => resolve(value as Awaited<T>));
        return;
      }
      Promise.resolve(value).then(
        (result) => settled(() => resolve(result)),
        (error: unknown) =>
          settled(() => {
            // The reason is the case's own.
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
            reject(error);
          }),
      );
    });
  };

  /** A suspension of the world: a database, a timer, the handler. */
  pause<T>(value: () => T): Promise<T> {
    const task = this.task;
    if (!task) return Promise.resolve().then(value);
    const promise = new Promise<T>((resolve, reject) => {
      this.#enqueue(task, () => {
        this.#controlled.delete(promise);
        try {
          resolve(value());
        } catch (error) {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
          reject(error);
        }
      });
    });
    this.#controlled.add(promise);
    return promise;
  }

  /** A callback that the world runs later. */
  later(work: () => void): () => void {
    const task = this.task;
    if (!task) {
      const timer = setImmediate(work);
      return () => clearImmediate(timer);
    }
    let live = true;
    this.#enqueue(task, () => {
      if (live) this.run(task, work);
    });
    return () => {
      live = false;
    };
  }

  /**
   * Resumes one point after the other until `done` says so and nothing moves. `answers` are the
   * choices to follow; beyond them the request that ran last goes on.
   */
  async drive(
    answers: readonly number[],
    done: () => boolean,
    limit = 400,
  ): Promise<"idle" | "limit"> {
    let idle = 0;
    this.#turnedAt = performance.now();
    for (let steps = 0; ;) {
      await this.#quiet();
      if (this.#ready.length === 0) {
        if (done() && idle >= this.#patience) return "idle";
        if (idle++ > (this.#isQuick ? 2 : 12)) return "idle";
        if (idle > 6) await new Promise((go) => setTimeout(go, 2));
        continue;
      }
      idle = 0;
      if (steps++ > limit) return "limit";
      this.#resume(answers[this.choices.length]);
    }
  }

  #resume(answer = 0): void {
    // The request that ran last comes first: the first choice is always the one without a switch.
    const ready = this.#ready.sort(
      (a, b) =>
        Number(b.task === this.#last) - Number(a.task === this.#last) ||
        a.task.id - b.task.id ||
        a.order - b.order,
    );
    const chosen = Math.min(answer, ready.length - 1);
    if (ready.length > 1) this.choices.push({ chosen, of: ready.length });
    const [point] = ready.splice(chosen, 1);
    if (!point) return;
    this.#last = point.task;
    point.task.steps++;
    point.resume();
  }

  #enqueue(task: Task, resume: () => void): void {
    this.#ready.push({ task, order: this.#order++, resume });
  }

  async #quiet(): Promise<void> {
    for (let turn = 0; turn < this.#patience; turn++) {
      await new Promise<void>((go) => setImmediate(go));
      const now = performance.now();
      this.longestTurn = Math.max(this.longestTurn, now - this.#turnedAt);
      this.#turnedAt = now;
    }
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    value !== null &&
    (typeof value === "object" || typeof value === "function") &&
    typeof (value as { then?: unknown }).then === "function"
  );
}
