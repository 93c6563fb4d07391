/** Known to others as `RateLimiter`. */
export default class Limiter {
  private used = 0;

  async take(save: (used: number) => Promise<void>): Promise<number> {
    const next = this.used + 1;
    await save(next);
    this.used = next; // ! no-shared-state-race
    return next;
  }
}
