import Koa from "koa";
import Mailgen, { CachedMailgen } from "./generator.ts";
const mail = new Mailgen({ theme: "salted", product: { name: "x" } });
const cached = new CachedMailgen("salted");
declare function send(to: string, html: string): Promise<void>;
const app = new Koa();
app.use(async (ctx, next) => {
  if (ctx.path === "/reset") {
    await send(String(ctx.query["to"]), mail.generate({ intro: "Reset" })); // ! no-blocking-call
    ctx.status = 204;
    return;
  }
  if (ctx.path === "/invite") {
    await send(String(ctx.query["to"]), cached.generate({ intro: "Come" }));
    ctx.status = 204;
    return;
  }
  await next();
});
