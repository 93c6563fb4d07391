import Koa from "koa";
let token: string | undefined;
new Koa()
  .use(async (ctx) => {
    if (!ctx.get("x-token")) token = undefined;
    else token = ctx.get("x-token"); // ! no-request-state-leak
    ctx.body = 1;
  })
  .use(async (ctx) => {
    ctx.body = (await fetch("/me", { headers: { t: token ?? "" } })).status;
  });
