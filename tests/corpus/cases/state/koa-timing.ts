// A start time kept on the instance is another request's by the time it is read.
import type { Context, Next } from "koa";

export class ResponseTime {
  private startedAt = 0;
  private slowest = 0;

  readonly middleware = async (ctx: Context, next: Next): Promise<void> => {
    this.startedAt = Date.now();
    await next();
    const elapsed = Date.now() - this.startedAt; // ! no-shared-state-race
    ctx.set("x-response-time", `${String(elapsed)}ms`);
  };

  readonly corrected = async (ctx: Context, next: Next): Promise<void> => {
    const startedAt = Date.now();
    await next();
    const elapsed = Date.now() - startedAt;
    // Read and written in one tick: nobody gets in between.
    if (elapsed > this.slowest) this.slowest = elapsed;
    ctx.set("x-response-time", `${String(elapsed)}ms`);
  };
}
