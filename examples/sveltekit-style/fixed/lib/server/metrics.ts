interface Timing {
  count: number;
  total: number;
}

const timings = new Map<string, Timing>();

export function observe(route: string, milliseconds: number): void {
  const timing = timings.get(route) ?? { count: 0, total: 0 };
  timing.count += 1;
  timing.total += milliseconds;
  timings.set(route, timing);
}

export function report(): string {
  return [...timings]
    .map(
      ([route, { count, total }]) =>
        `${route} ${String(count)} ${(total / count).toFixed(2)}ms\n`,
    )
    .join("");
}
