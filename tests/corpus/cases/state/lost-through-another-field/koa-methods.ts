import Koa from "koa";

/** One function, no hooks. */
class Numbers {
  private last = 0;
  private next = 0;
  private pending = 0;
  async take(): Promise<number> {
    this.next = this.last + 1;
    await fetch("/audit");
    this.last = this.next; // ! no-shared-state-race
    return this.last;
  }
  begin(): void {
    this.pending = this.last + 1;
  }
  commit(): void {
    this.last = this.pending;
  }
  async takeByMethods(): Promise<number> {
    this.begin();
    await fetch("/audit");
    this.commit(); // ! no-shared-state-race
    return this.last;
  }
  async takeAtOnce(): Promise<number> {
    await fetch("/audit");
    this.begin();
    this.commit();
    return this.last;
  }
}
const numbers = new Numbers();
const app = new Koa();
app.use(async (ctx) => {
  ctx.body = await numbers.take();
});
app.use(async (ctx) => {
  ctx.body = await numbers.takeByMethods();
});
app.use(async (ctx) => {
  ctx.body = await numbers.takeAtOnce();
});

abstract class Hooked {
  async call(ctx: Koa.Context, next: Koa.Next): Promise<void> {
    this.before(ctx);
    await next();
    this.after(ctx);
  }
  abstract before(ctx: Koa.Context): void;
  abstract after(ctx: Koa.Context): void;
  install(app: Koa): void {
    app.use((ctx, next) => this.call(ctx, next));
  }
}
class Budget extends Hooked {
  private left = 100;
  private spent = 0;
  private reserve = 0;
  before(): void {
    this.reserve = this.left - 1;
    this.spent++;
  }
  after(ctx: Koa.Context): void {
    this.left = this.reserve; // ! no-shared-state-race
    ctx.set("x-left", String(this.left));
  }
}
class Gauge extends Hooked {
  private running = 0;
  private peak = 0;
  before(): void {
    this.running++;
    this.peak = Math.max(this.peak, this.running);
  }
  after(ctx: Koa.Context): void {
    this.running--;
    ctx.set("x-peak", String(this.peak));
  }
}
/** What it was before goes back: a switch for a while. */
class Level extends Hooked {
  private total = 0;
  private last = 0;
  before(): void {
    this.last = this.total;
  }
  after(ctx: Koa.Context): void {
    this.total += 1;
    this.last = this.total;
    ctx.set("x-total", String(this.last));
  }
}
new Budget().install(app);
new Gauge().install(app);
new Level().install(app);
