import Koa from "koa";
import { Mutex } from "async-mutex";

declare const bank: { debit(account: string, amount: number): Promise<void> };

const locks = new Map<string, Mutex>();
const balances = new Map<string, number>();

function lockOf(account: string) {
  let lock = locks.get(account);
  if (!lock) locks.set(account, (lock = new Mutex()));
  return lock;
}

const app = new Koa();
app.use(async (ctx) => {
  const account = ctx.get("x-account");
  await lockOf(account).runExclusive(async () => {
    const balance = balances.get(account) ?? 0;
    await bank.debit(account, 5);
    balances.set(account, balance - 5);
  });
  ctx.status = 204;
});
