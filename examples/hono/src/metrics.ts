/** Counts and durations of answered requests, by status class. */
export class Metrics {
  readonly #answers = new Map<string, number>();
  #milliseconds = 0;

  observe(status: number, milliseconds: number): void {
    const kind = `${String(Math.floor(status / 100))}xx`;
    this.#answers.set(kind, (this.#answers.get(kind) ?? 0) + 1);
    this.#milliseconds += milliseconds;
  }

  text(): string {
    const lines = [...this.#answers].map(
      ([kind, count]) => `answers{status="${kind}"} ${String(count)}`,
    );
    return [...lines, `milliseconds ${this.#milliseconds.toFixed(1)}`, ""].join(
      "\n",
    );
  }
}
