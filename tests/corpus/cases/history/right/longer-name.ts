import Koa from "koa";

declare function sum(parts: ReadonlyMap<string, number>): Promise<number>;

// What stands below `totals` says nothing of `total`.
class Ledger {
  private total = 0;
  private readonly totals = new Map<string, number>();

  add(name: string, amount: number) {
    this.totals.set(name, amount);
  }

  async close() {
    const open = this.totals.get("open") ?? 0;
    this.total = (await sum(this.totals)) + open;
    return this.total;
  }
}

const ledger = new Ledger();
const app = new Koa();

app.use(async (ctx) => {
  ctx.body = String(await ledger.close());
});
