import type { WikiMiddleware } from "./context";

export class Timing {
  private begun = 0;
  private requests = 0;

  constructor(private readonly report: (ms: number) => void) {}

  readonly handle: WikiMiddleware = async (ctx, next) => {
    this.requests += 1;
    this.begun = performance.now();
    await next();
    const ms = performance.now() - this.begun; // ! no-shared-state-race
    this.report(ms);
    ctx.set("server-timing", `app;dur=${ms.toFixed(1)}`);
  };

  get count(): number {
    return this.requests;
  }
}
