// Koa: the user was registered in the container of the application, not in that of the request.
import Koa from "koa";
import { container, type Container } from "./container";

interface User {
  readonly id: string;
}

declare function verify(token: string): Promise<User>;
declare function ordersOf(user: User): Promise<object[]>;
declare function warmUp(): Promise<void>;

container.set("startedAt", Date.now());

export const app = new Koa();

app.use(async (ctx, next) => {
  const user = await verify(ctx.get("authorization"));
  container.set("user", user); // ! no-request-state-leak
  await next();
});

app.use(async (ctx, next) => {
  await warmUp();
  const user = container.get<User>("user");
  ctx.body = await ordersOf(user);
  await next();
});

app.use(async (ctx, next) => {
  const scope = container.createScope();
  scope.set("user", await verify(ctx.get("authorization")));
  ctx.state["scope"] = scope;
  await next();
});

app.use(async (ctx) => {
  await warmUp();
  const scope = ctx.state["scope"] as Container;
  ctx.body = await ordersOf(scope.get<User>("user"));
});
