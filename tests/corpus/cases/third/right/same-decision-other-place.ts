import Koa from "koa";

declare function load(name: string): Promise<string>;

const flags = { beta: false, trace: false };
const app = new Koa();

app.use(async (ctx, next) => {
  if (flags.trace) console.log(ctx.path);
  await next();
  if (flags.trace) console.log(ctx.status);
});

app.use(async (ctx) => {
  const name = flags.beta ? "next" : "home";
  ctx.body = await load(name);
});
