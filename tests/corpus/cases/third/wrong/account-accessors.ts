import Koa from "koa";

declare function fee(kind: string): Promise<number>;

class Account {
  #cents = 0;
  get balance() {
    return this.#cents / 100;
  }
  set balance(amount: number) {
    this.#cents = Math.round(amount * 100);
  }
}

const till = new Account();
const app = new Koa();

app.use(async (ctx) => {
  const before = till.balance;
  const cost = await fee(ctx.path);
  till.balance = before - cost; // ! no-shared-state-race
  ctx.body = { balance: till.balance };
});

app.listen(3000);
