// A helper that every caller runs under a lock needs none of its own, however far above the lock is taken.
import { Mutex } from "async-mutex";
import Koa from "koa";
import Router from "@koa/router";

declare function pay(seats: number): Promise<void>;
declare function refund(seats: number): Promise<void>;

const lock = new Mutex();
const capacity = 40;
let sold = 0;
let returned = 0;

async function sell(seats: number): Promise<boolean> {
  if (sold + seats > capacity) return false;
  await pay(seats);
  sold += seats;
  return true;
}

async function takeBack(seats: number): Promise<void> {
  const before = returned;
  await refund(seats);
  returned = before + seats; // ! no-shared-state-race
}

class Wallet {
  private balance = 100;
  private readonly lock = new Mutex();

  async spendTwice(amount: number): Promise<boolean> {
    const release = await this.lock.acquire();
    try {
      return (await this.spend(amount)) && (await this.spendAgain(amount));
    } finally {
      release();
    }
  }

  private async spendAgain(amount: number): Promise<boolean> {
    return this.spend(amount);
  }

  private async spend(amount: number): Promise<boolean> {
    if (this.balance < amount) return false;
    await pay(amount);
    this.balance -= amount;
    return true;
  }
}

const wallet = new Wallet();
const router = new Router();

router.post("/seats/:count", async (ctx) => {
  ctx.body = await lock.runExclusive(() => sell(Number(ctx.params["count"])));
});

router.post("/seats/:count/later", async (ctx) => {
  await lock.runExclusive(async () => {
    sold = Math.min(sold, capacity);
    await sell(Number(ctx.params["count"]));
  });
  ctx.status = 204;
});

router.delete("/seats/:count", async (ctx) => {
  await lock.runExclusive(() => takeBack(Number(ctx.params["count"])));
  ctx.status = 204;
});

// One caller without the lock is enough.
router.delete("/seats/:count/now", async (ctx) => {
  await takeBack(Number(ctx.params["count"]));
  ctx.status = 204;
});

router.post("/wallet/:amount", async (ctx) => {
  ctx.body = await wallet.spendTwice(Number(ctx.params["amount"]));
});

export const app = new Koa().use(router.routes());
