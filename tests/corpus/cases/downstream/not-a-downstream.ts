import { Observable, Subject } from "rxjs";
import type { Observer } from "rxjs";

interface Route {
  readonly path: string;
  readonly meta: { requiresAuth?: boolean };
}
type NavigationGuardNext = (to?: string | false) => void;

/** A navigation guard of a client-side router: its `next` is no downstream. */
export function authGuard(
  to: Route,
  from: Route,
  next: NavigationGuardNext,
): void {
  if (to.meta.requiresAuth) next("/login");
  else next();
}

export function ticks(everyMs: number): Observable<number> {
  return new Observable((observer: Observer<number>) => {
    let count = 0;
    const timer = setInterval(() => observer.next(count++), everyMs);
    return () => clearInterval(timer);
  });
}

export const changes = new Subject<string>();
export const publish = (path: string): void => changes.next(path);

interface Node<T> {
  readonly value: T;
  next: Node<T> | undefined;
}

export function* values<T>(head: Node<T> | undefined): Generator<T> {
  for (let node = head; node; node = node.next) yield node.value;
}

export async function firstTwo<T>(
  source: AsyncIterator<T>,
): Promise<[T | undefined, T | undefined]> {
  const one = source.next();
  const two = source.next();
  const results = await Promise.all([one, two]);
  return [results[0].value, results[1].value];
}

export class Scheduler {
  private queue: Array<() => Promise<void>> = [];

  add(next: () => Promise<void>): void {
    this.queue.push(next);
  }

  start(): void {
    const next = this.queue.shift();
    void next?.();
  }
}

/** A test runner's own `next`, of no framework. */
export function series(steps: Array<(next: () => void) => void>): void {
  const [first, ...rest] = steps;
  first?.(() => series(rest));
}
