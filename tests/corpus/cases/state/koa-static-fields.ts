// Static fields are module variables by another name.
import type { Context, Next } from "koa";

declare function score(ctx: Context): Promise<number>;

export class Metrics {
  static total = 0;
  static worst = 0;
  static samples = 0;

  static async measure(ctx: Context, next: Next): Promise<void> {
    await next();
    Metrics.total += await score(ctx); // ! no-shared-state-race
    Metrics.samples += 1;
  }

  static async measureWell(ctx: Context, next: Next): Promise<void> {
    await next();
    const value = await score(ctx);
    Metrics.total += value;
    Metrics.worst = Math.max(Metrics.worst, value);
    Metrics.samples += 1;
  }

  static async watermark(ctx: Context, next: Next): Promise<void> {
    const worst = this.worst;
    await next();
    const value = await score(ctx);
    if (value > worst) this.worst = value; // ! no-shared-state-race
  }
}
