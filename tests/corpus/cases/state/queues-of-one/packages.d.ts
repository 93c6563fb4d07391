declare module "bottleneck" {
  export default class Bottleneck {
    constructor(options: { maxConcurrent?: number; minTime?: number });
    schedule<R>(task: () => PromiseLike<R>): Promise<R>;
    wrap<R, A>(task: (given: A) => PromiseLike<R>): (given: A) => Promise<R>;
  }
}

declare module "p-queue" {
  export default class PQueue {
    constructor(options: { concurrency?: number });
    add<R>(task: () => Promise<R>): Promise<R>;
    addAll<R>(tasks: readonly (() => Promise<R>)[]): Promise<R[]>;
  }
}

declare module "semaphore-async-await" {
  export default class Semaphore {
    constructor(permits: number);
    acquire(): Promise<boolean>;
    execute<T>(task: () => T | PromiseLike<T>): Promise<T>;
    release(): void;
  }
}
