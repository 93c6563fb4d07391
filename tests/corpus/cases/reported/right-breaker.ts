// A circuit breaker with one probe: the slot is taken in the tick of the look, and given back at the end.
import Koa from "koa";

type State = "closed" | "open" | "half_open";

class CircuitBreaker {
  private state: State = "closed";
  private openedAt = 0;
  private failures = 0;
  private probeInFlight = false;

  async execute<T>(fn: () => Promise<T>): Promise<T> {
    if (this.state === "open") {
      if (Date.now() - this.openedAt < 10_000) throw new Error("open");
      this.state = "half_open";
    }
    if (this.state === "half_open") {
      if (this.probeInFlight) throw new Error("probe in flight");
      this.probeInFlight = true;
    }
    try {
      const result = await fn();
      this.failures = 0;
      this.state = "closed";
      return result;
    } catch (error) {
      this.failures += 1;
      if (this.failures >= 5) {
        this.state = "open";
        this.openedAt = Date.now();
      }
      throw error;
    } finally {
      this.probeInFlight = false;
    }
  }
}

const breaker = new CircuitBreaker();
const app = new Koa();

declare function prices(path: string): Promise<object>;

app.use(async (ctx, next) => {
  try {
    ctx.body = await breaker.execute(() => prices(ctx.path));
  } catch {
    ctx.status = 503;
  }
  await next();
});

export { app };
