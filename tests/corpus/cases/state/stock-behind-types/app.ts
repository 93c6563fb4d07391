import Koa, { type Middleware } from "koa";
import { ClaimedStock, MemoryLedger, MemoryStock } from "./memory.ts";
import type { Ledger, Stock } from "./stock.ts";

const reserve =
  (stock: Stock): Middleware =>
  async (ctx, next) => {
    ctx.state["reserved"] = await stock.reserve(String(ctx.query["sku"]));
    return next();
  };

const book =
  (ledger: Ledger): Middleware =>
  async (ctx) => {
    await ledger.book(Number(ctx.query["amount"]));
    await ledger.settle();
    ctx.body = "booked";
  };

export const app = new Koa();
app.use(reserve(new MemoryStock()));
app.use(reserve(new ClaimedStock()));
app.use(book(new MemoryLedger()));
