import Koa from "koa";
const defaults: Record<string, string> = {};
async function get(token: string) {
  const headers = defaults;
  headers["Authorization"] = token;
  return (await fetch("/me", { headers })).status;
}
new Koa()
  .use(async (ctx) => {
    ctx.body = await get(ctx.get("x-token")); // ! no-request-state-leak
  })
  .use(async (ctx) => {
    ctx.body = (await fetch("/me", { headers: defaults })).status;
  });
