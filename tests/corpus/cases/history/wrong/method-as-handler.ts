// awilix-koa#5
import Router from "@koa/router";
import type { Context, Next } from "koa";
const router = new Router();
class TokenApi {
  async create(ctx: Context, next: Next) {
    ctx.state["data"] = { id: 1 };
    next(); // ! await-downstream
  }
  async createFixed(ctx: Context, next: Next) {
    ctx.state["data"] = { id: 1 };
    await next();
  }
}
const api = new TokenApi();
router.post("/token", api.create, async (ctx, next) => {
  await next();
  ctx.body = ctx.state["data"];
});
router.post("/token2", api.createFixed, (ctx) => {
  ctx.body = ctx.state["data"];
});
