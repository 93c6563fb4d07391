import Koa from "koa";
import { createClient, createSession, http } from "./clients.ts";

function main() {
  const app = new Koa();
  const users = createClient("https://users.internal");

  app.use(async (ctx, next) => {
    http.setToken(ctx.get("authorization")); // ! no-request-state-leak
    users.setToken(ctx.get("authorization")); // ! no-request-state-leak
    const session = createSession("https://sessions.internal");
    session.setToken(ctx.get("authorization"));
    ctx.state["session"] = await (await session.get("/me")).json();
    await next();
  });

  app.use(async (ctx) => {
    const orders = await http.get("https://orders.internal");
    const user = await users.get("/me");
    ctx.body = { orders: await orders.json(), user: await user.json() };
  });
  app.listen(3000);
}

main();
