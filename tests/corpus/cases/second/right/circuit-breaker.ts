import type { MiddlewareHandler } from "hono";

type State = "closed" | "open";

class Breaker {
  private failures = 0;
  private state: State = "closed";
  private openedAt = 0;

  constructor(
    private readonly threshold: number,
    private readonly coolDown: number,
  ) {}

  allows() {
    if (this.state === "open" && Date.now() - this.openedAt > this.coolDown) {
      this.state = "closed";
      this.failures = 0;
    }
    return this.state === "closed";
  }

  failed() {
    this.failures += 1;
    if (this.failures >= this.threshold) {
      this.state = "open";
      this.openedAt = Date.now();
    }
  }

  succeeded() {
    this.failures = 0;
  }
}

export function breaker(threshold = 5, coolDown = 10_000): MiddlewareHandler {
  const circuit = new Breaker(threshold, coolDown);
  return async (c, next) => {
    if (!circuit.allows()) return c.text("try later", 503);
    await next();
    if (c.res.status >= 500) circuit.failed();
    else circuit.succeeded();
  };
}
