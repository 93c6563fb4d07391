import Koa from "koa";
let token: string | undefined;
function set(value: string) {
  if (!value) {
    token = undefined;
    return;
  }
  token = value;
}
new Koa()
  .use(async (ctx) => {
    set(ctx.get("x-token")); // ! no-request-state-leak
    ctx.body = 1;
  })
  .use(async (ctx) => {
    ctx.body = (await fetch("/me", { headers: { t: token ?? "" } })).status;
  });
