// Conway/automaton#177, bitsacco#305
import Koa from "koa";
import { Mutex } from "async-mutex";
const balances = new Map<string, number>();
declare function payInvoice(invoice: string): Promise<void>;
const wallet = new Mutex();
let credits = 100;
const app = new Koa();
app.use(async (ctx, next) => {
  if (ctx.path !== "/withdraw") return next();
  const user = String(ctx.query["user"]);
  const amount = Number(ctx.query["amount"]);
  const balance = balances.get(user) ?? 0;
  if (balance < amount) ctx.throw(400, "insufficient");
  await payInvoice(String(ctx.query["invoice"]));
  balances.set(user, balance - amount); // ! no-shared-state-race
  ctx.body = { balance: balances.get(user) };
});
app.use(async (ctx, next) => {
  if (ctx.path !== "/transfer") return next();
  const amount = Number(ctx.query["amount"]);
  if (amount > credits / 2) ctx.throw(400, "cannot transfer more than half");
  await payInvoice(String(ctx.query["invoice"]));
  credits -= amount; // ! no-shared-state-race
  ctx.body = { credits };
});
app.use(async (ctx, next) => {
  if (ctx.path !== "/locked") return next();
  await wallet.runExclusive(async () => {
    const amount = Number(ctx.query["amount"]);
    if (amount > credits / 2) ctx.throw(400, "cannot transfer more than half");
    await payInvoice(String(ctx.query["invoice"]));
    credits -= amount;
  });
  ctx.body = { credits };
});
// taken first, given back where it fails
app.use(async (ctx) => {
  const user = String(ctx.query["user"]);
  const amount = Number(ctx.query["amount"]);
  if ((balances.get(user) ?? 0) < amount) ctx.throw(400, "insufficient");
  balances.set(user, (balances.get(user) ?? 0) - amount);
  try {
    await payInvoice(String(ctx.query["invoice"]));
  } catch (error) {
    balances.set(user, (balances.get(user) ?? 0) + amount);
    throw error;
  }
  ctx.status = 204;
});
