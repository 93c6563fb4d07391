interface Series {
  requests: number;
  failures: number;
  milliseconds: number;
}

/** Counters of this process, as `/health` shows them. */
export class Metrics {
  readonly #series = new Map<string, Series>();

  observe(route: string, status: number, milliseconds: number): void {
    let series = this.#series.get(route);
    if (!series) {
      series = { requests: 0, failures: 0, milliseconds: 0 };
      this.#series.set(route, series);
    }
    series.requests += 1;
    series.milliseconds += milliseconds;
    if (status >= 500) series.failures += 1;
  }

  snapshot(): Record<string, Series> {
    return Object.fromEntries(this.#series);
  }
}
