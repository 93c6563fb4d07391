// Server-side rendering with one store for the process: the page greets the wrong user.
import Koa from "koa";
import { Store, store } from "./store";

declare function itemsFor(user: string): Promise<string[]>;
declare function renderToString(state: object): string;

export const app = new Koa();

app.use(async (ctx, next) => {
  if (ctx.path !== "/") return next();
  const user = ctx.get("x-user");
  store.dispatch({ type: "login", user }); // ! no-request-state-leak
  await itemsFor(user);
  ctx.body = renderToString(store.getState());
});

app.use(async (ctx, next) => {
  if (ctx.path !== "/v2") return next();
  const user = ctx.get("x-user");
  const own = new Store();
  own.dispatch({ type: "login", user });
  own.dispatch({ type: "items", items: await itemsFor(user) });
  ctx.body = renderToString(own.getState());
});
