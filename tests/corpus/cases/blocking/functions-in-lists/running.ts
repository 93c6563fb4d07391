export interface Job {
  readonly name: string;
  run(): unknown;
}

export function runAll(works: (() => unknown)[]): unknown[] {
  return works.map((work) => work());
}

export function runEach(...works: (() => unknown)[]): void {
  for (const work of works) work();
}

export async function inTurn(works: readonly (() => unknown)[]): Promise<void> {
  for (const work of [...works]) await work();
}

export function firstOf(...works: (() => unknown)[]): unknown {
  const [first] = works;
  return first?.();
}

export function pipe<T>(start: T, ...steps: ((value: T) => T)[]): T {
  return steps.reduce((value, step) => step(value), start);
}

/** What makes one of several, for later. */
export function piped<T>(...steps: ((value: T) => T)[]): (value: T) => T {
  return (value) => steps.reduce((sum, step) => step(sum), value);
}

export function runJobs(jobs: Job[]): void {
  for (const { run } of jobs) run();
}

export function namesOf(jobs: Job[]): string[] {
  return jobs.map((job) => job.name);
}

export function dispatch(
  table: Record<string, () => unknown>,
  kind: string,
): unknown {
  const work = table[kind] ?? (() => undefined);
  return work();
}

export function setUp(options: {
  steps: (() => unknown)[];
  log?: (text: string) => void;
}): void {
  options.steps.forEach((step) => step());
  options.log?.("ready");
}

export function howMany(...works: (() => unknown)[]): number {
  return works.length;
}

/** Listeners by the event that they wait for. */
export class Listeners {
  private readonly byEvent = new Map<string, (() => unknown)[]>();

  on(event: string, listener: () => unknown): void {
    const listeners = this.byEvent.get(event) ?? [];
    listeners.push(listener);
    this.byEvent.set(event, listeners);
  }

  fire(event: string): void {
    for (const listener of this.byEvent.get(event) ?? []) listener();
  }
}

/** Of which the process has several. */
export class Stage {
  private readonly hooks: (() => unknown)[] = [];

  add(hook: () => unknown): this {
    this.hooks.push(hook);
    return this;
  }

  enter(): void {
    for (const hook of this.hooks) hook();
  }
}

export function createBus() {
  const listeners: (() => unknown)[] = [];
  return {
    on(listener: () => unknown): void {
      listeners.push(listener);
    },
    emit(): void {
      listeners.forEach((listener) => {
        listener();
      });
    },
  };
}
