// Small tools that take functions: what they do with them decides.
export function withTiming<T>(name: string, work: () => T): T {
  const start = performance.now();
  try {
    return work();
  } finally {
    console.info(name, performance.now() - start);
  }
}

export async function retry<T>(
  work: () => T | Promise<T>,
  times = 3,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= times) throw error;
    }
  }
}

const callbacks = new Map<string, () => unknown>();

/** Keeps a function for a command line that calls it. */
export function declare(name: string, work: () => unknown): void {
  callbacks.set(name, work);
}

export function later(work: () => void): void {
  setTimeout(work, 10);
}

export function guarded<A extends unknown[], R>(
  work: (...args: A) => R,
): (...args: A) => R | undefined {
  return (...args) => {
    try {
      return work(...args);
    } catch {
      return undefined;
    }
  };
}

export function pipe<A, B, C>(
  first: (value: A) => B,
  second: (value: B) => C,
): (value: A) => C {
  return (value) => second(first(value));
}

export interface Hooks {
  readonly onStart?: () => void;
  readonly onEnd?: (text: string) => void;
}

export function render(text: string, hooks: Hooks = {}): string {
  hooks.onStart?.();
  const result = text.toUpperCase();
  hooks.onEnd?.(result);
  return result;
}

export class TaskQueue {
  readonly #tasks: (() => void)[] = [];

  add(task: () => void): void {
    this.#tasks.push(task);
  }

  flush(): void {
    for (const task of this.#tasks) task();
  }
}
