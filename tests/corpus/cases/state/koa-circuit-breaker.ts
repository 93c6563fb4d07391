// Right: a circuit breaker counts outcomes; that requests under way are counted late is its nature.
import type { Middleware } from "koa";

export class CircuitBreaker {
  private failures = 0;
  private openUntil = 0;

  constructor(
    private readonly threshold: number,
    private readonly cooldown: number,
  ) {}

  middleware(): Middleware {
    return async (ctx, next) => {
      if (Date.now() < this.openUntil) {
        ctx.status = 503;
        return;
      }
      try {
        await next();
        this.failures = 0;
      } catch (error) {
        this.failures += 1;
        if (this.failures >= this.threshold) {
          this.openUntil = Date.now() + this.cooldown;
          this.failures = 0;
        }
        throw error;
      }
    };
  }
}
