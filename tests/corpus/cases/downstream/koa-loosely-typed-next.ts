import Koa from "koa";
import Router from "@koa/router";
import compose from "koa-compose";

const app = new Koa();
const router = new Router();

// The parameters' types say nothing; the registration does.
app.use(async (ctx: any, next: any) => {
  ctx.state.startedAt = new Date();
  next(); // ! await-downstream
});

router.get("/orders/:id", async (ctx: Koa.Context, next: Function) => {
  ctx.state.orderId = ctx.params.id;
  next(); // ! await-downstream
});

router.post("/orders", async (ctx: Koa.Context, next: () => void) => {
  ctx.status = 202;
  next(); // ! await-downstream
});

app.use(
  compose([
    async (ctx: Koa.Context, next: () => any) => {
      next(); // ! await-downstream
      ctx.set("X-Composed", "1");
    },
    async (ctx: Koa.Context, next: () => any) => {
      await next();
      ctx.set("X-Composed", "2");
    },
  ]),
);

router.get("/orders", async (ctx: Koa.Context, next: Function) => {
  await next();
  ctx.set("X-Total", "0");
});

router.delete("/orders/:id", (ctx: any, next: any) => next());

app.use(router.routes());
export default app;
