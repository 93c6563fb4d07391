export class Metrics {
  #requests = 0;
  #failures = 0;
  #slowest = 0;

  observe(status: number, milliseconds: number): void {
    this.#requests += 1;
    if (status >= 500) this.#failures += 1;
    this.#slowest = Math.max(this.#slowest, milliseconds);
  }

  snapshot(): { requests: number; failures: number; slowest: number } {
    return {
      requests: this.#requests,
      failures: this.#failures,
      slowest: Math.round(this.#slowest),
    };
  }
}
