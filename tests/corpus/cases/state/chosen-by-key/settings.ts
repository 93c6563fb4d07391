// Right: a setting, by whatever it is chosen.
import Koa from "koa";
const k = new Koa();
const modes = [{ n: 1 }, { n: 2 }];
const byName = new Map([["a", { n: 1 }]]);
let a1 = modes[0];
let a2: { n: number } | undefined;
let a3 = "";
let a4 = modes[0];
let a5: { n: number } | undefined;
k.use(async (ctx, next) => {
  if (ctx.method === "POST" && ctx.path === "/admin/mode") {
    a1 = modes[Number(ctx.query.i)];
    ctx.status = 204;
    return;
  }
  await next();
});
k.use(async (ctx, next) => {
  if (ctx.method === "POST" && ctx.path === "/admin/mode") {
    a2 = byName.get(String(ctx.query.i));
    ctx.status = 204;
    return;
  }
  await next();
});
k.use(async (ctx, next) => {
  if (ctx.method === "POST" && ctx.path === "/admin/mode") {
    a3 = String(ctx.query.i);
    ctx.status = 204;
    return;
  }
  await next();
});
k.use(async (ctx, next) => {
  if (ctx.method === "POST" && ctx.path === "/admin/mode") {
    a4 = ctx.query.i === "1" ? modes[0] : modes[1];
    ctx.status = 204;
    return;
  }
  await next();
});
k.use(async (ctx, next) => {
  if (ctx.method === "POST" && ctx.path === "/admin/mode") {
    a5 = modes.find((m) => m.n === Number(ctx.query.i));
    ctx.status = 204;
    return;
  }
  await next();
});
k.use((ctx) => {
  ctx.body = { a1, a2, a3, a4, a5 };
});
