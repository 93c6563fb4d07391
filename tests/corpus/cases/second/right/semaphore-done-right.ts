import type { Middleware } from "koa";

// Hands a permit straight to the next in line.
class Semaphore {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(permits: number) {
    this.#free = permits;
  }

  async acquire() {
    if (this.#free > 0) {
      this.#free--;
      return;
    }
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  release() {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
  }
}

export function concurrency(max: number): Middleware {
  const permits = new Semaphore(max);
  return async (_ctx, next) => {
    await permits.acquire();
    try {
      await next();
    } finally {
      permits.release();
    }
  };
}
