// Who counts itself in is let in or not by that alone; who fills up what others spend has taken nothing yet.
import Koa from "koa";

declare function isKnown(token: string): Promise<boolean>;

class TokenBucket {
  private tokens: number;
  private last = Date.now();

  constructor(
    private readonly capacity: number,
    private readonly rate: number,
  ) {
    this.tokens = capacity;
  }

  private refill(): void {
    const now = Date.now();
    const gained = ((now - this.last) / 1000) * this.rate;
    this.tokens = Math.min(this.capacity, this.tokens + gained);
    this.last = now;
  }

  take(): boolean {
    this.refill();
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  async takeFor(token: string): Promise<boolean> {
    this.refill();
    if (this.tokens < 1) return false;
    if (!(await isKnown(token))) return false;
    this.tokens -= 1; // ! no-shared-state-race
    return true;
  }
}

const bucket = new TokenBucket(100, 10);
const most = 50;
let free = most;
let used = 0;
let slots = most;

export const app = new Koa();

app.use(async (ctx, next) => {
  const token = ctx.get("authorization");
  if (!(token ? await bucket.takeFor(token) : bucket.take())) ctx.throw(429);
  await next();
});

app.use(async (ctx, next) => {
  used = used + 1;
  if (used > most) {
    used = used - 1;
    ctx.throw(503);
  }
  try {
    await next();
  } finally {
    used = used - 1;
  }
});

app.use(async (ctx, next) => {
  if (0 > --free) {
    free++;
    ctx.throw(503);
  }
  try {
    await next();
  } finally {
    free++;
  }
});

app.use(async (ctx, next) => {
  slots += ctx.query["more"] ? 1 : 0;
  if (slots <= 0) {
    ctx.status = 503;
    return;
  }
  await next();
  slots -= 1; // ! no-shared-state-race
});
