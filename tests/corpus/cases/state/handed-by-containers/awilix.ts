import { asClass, asValue, createContainer, Lifetime } from "awilix";
import Koa from "koa";

interface User {
  readonly id: string;
}

declare function userOf(ctx: Koa.Context): Promise<User>;
declare function charge(user: User): Promise<number>;

class Visit {
  user?: User;
}
class Wallet {
  balance = 0;
}
class Basket {
  user?: User;
}
class Clock {
  user?: User;
}
class Trace {
  user?: User;
}

const container = createContainer();
container.register({
  visit: asClass(Visit).singleton(),
  wallet: asClass(Wallet, { lifetime: Lifetime.SINGLETON }),
  basket: asClass(Basket).scoped(),
  clock: asValue(new Clock()),
});
container.register("trace", asClass(Trace));

const app = new Koa();

app.use(async (ctx) => {
  const visit = container.resolve<Visit>("visit");
  visit.user = await userOf(ctx); // ! no-request-state-leak
  await charge(visit.user);
  ctx.body = visit.user;
});

app.use(async (ctx) => {
  const { balance } = container.resolve<Wallet>("wallet");
  const price = await charge(await userOf(ctx));
  container.resolve<Wallet>("wallet").balance = balance - price; // ! no-shared-state-race
});

app.use(async (ctx, next) => {
  container.resolve<Clock>("clock").user = await userOf(ctx); // ! no-request-state-leak
  await next();
  ctx.body = container.resolve<Clock>("clock").user;
});

app.use(async (ctx) => {
  const scope = container.createScope();
  const basket = scope.resolve<Basket>("basket");
  basket.user = await userOf(ctx);
  await charge(basket.user);
  ctx.body = basket.user;
});

app.use(async (ctx) => {
  const trace = container.resolve<Trace>("trace");
  trace.user = await userOf(ctx);
  await charge(trace.user);
  ctx.body = trace.user;
});

app.use(async (ctx, next) => {
  const user = await userOf(ctx);
  const scope = container.createScope();
  scope.register("user", asValue(user));
  await next();
  ctx.body = scope.resolve<User>("user");
});

app.use(async (ctx, next) => {
  const user = await userOf(ctx);
  container.register("user", asValue(user)); // ! no-request-state-leak
  await next();
  ctx.body = container.resolve<User>("user");
});

app.use(async (ctx, next) => {
  container.register({ caller: asValue(await userOf(ctx)) }); // ! no-request-state-leak
  await next();
});
