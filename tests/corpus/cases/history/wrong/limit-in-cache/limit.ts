import { Hono } from "hono";
import { TTLCache } from "./cache.ts";
class RateLimiter {
  private readonly cache = new TTLCache();
  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
  ) {}
  async check(ip: string): Promise<boolean> {
    const record = await this.cache.get(ip);
    const count = record?.count ?? 0;
    if (count >= this.limit) return false;
    const resetAt = record?.resetAt ?? Date.now() + this.windowMs;
    await this.cache.set(ip, { count: count + 1, resetAt }); // ! no-shared-state-race
    return true;
  }
  // cursor-boston#107 calls this a race; it runs in one tick
  checkAtOnce(ip: string): boolean {
    return this.cache.increment(ip, this.windowMs).count <= this.limit;
  }
}
const limiter = new RateLimiter(10, 60_000);
const app = new Hono();
app.use("/api/*", async (c, next) => {
  if (!(await limiter.check(c.req.header("x-forwarded-for") ?? "")))
    return c.text("slow down", 429);
  await next();
});
app.use("/v2/*", async (c, next) => {
  if (!limiter.checkAtOnce(c.req.header("x-forwarded-for") ?? ""))
    return c.text("slow down", 429);
  await next();
});
