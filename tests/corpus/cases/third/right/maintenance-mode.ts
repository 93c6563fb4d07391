import Koa from "koa";

declare function isAdmin(token: string): Promise<boolean>;

const mode = { maintenance: false, message: "" };
const app = new Koa();

app.use(async (ctx, next) => {
  if (ctx.method === "PUT" && ctx.path === "/maintenance") {
    if (!(await isAdmin(ctx.get("authorization")))) ctx.throw(403);
    mode.maintenance = ctx.query["on"] === "true";
    mode.message = String(ctx.query["message"] ?? "");
    ctx.body = { ok: true };
    return;
  }
  if (mode.maintenance) ctx.throw(503, mode.message);
  await next();
});
