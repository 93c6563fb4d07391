import Koa, { type Middleware } from "koa";
import {
  allReturns,
  Desk,
  Orders,
  Sales,
  Services,
  Session,
  type Visits,
} from "./counters.ts";

const counting =
  (visits: Visits): Middleware =>
  async (ctx, next) => {
    await visits.add(1);
    await next();
  };

function build(app: Koa) {
  const sales = new Sales();
  app.use(async (ctx) => {
    await Orders.get().add(1);
    await allReturns().add(1);
    await sales.add(1);
    const session = new Session(ctx.get("x-user"));
    await session.cart.add(1);
    await session.basket.add(1);
    await new Desk().open().add(1);
    ctx.body = "added";
  });
}

async function main() {
  const app = new Koa();
  const services = new Services();
  app.use(counting(services.visits));
  build(app);
  app.listen(3000);
}

void main();
