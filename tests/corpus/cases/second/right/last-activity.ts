import Koa from "koa";

let lastActivity = Date.now();
let idle = false;

setInterval(() => {
  idle = Date.now() - lastActivity > 60_000;
  if (idle) console.log("idle");
}, 1_000).unref();

export const app = new Koa();

app.use(async (ctx, next) => {
  lastActivity = Date.now();
  if (idle) ctx.set("x-was-idle", "1");
  await next();
  lastActivity = Date.now();
});
