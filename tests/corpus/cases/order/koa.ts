import cors from "@koa/cors";
import Router from "@koa/router";
import Koa, { type Middleware } from "koa";
import bodyParser from "koa-bodyparser";

declare module "koa" {
  interface Request {
    body?: unknown;
  }
}
declare function find(id: string): Promise<unknown>;

const router = new Router();
router.get("/orders/:id", async (ctx) => {
  ctx.body = await find(String(ctx.params["id"]));
});

const errors: Middleware = async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    ctx.status = 500;
    ctx.body = { message: error instanceof Error ? error.message : "failed" };
  }
};

export function errorsBehindRoutes() {
  const app = new Koa();
  app.use(router.routes());
  app.use(errors); // !strict middleware-order:lateErrorHandler
  return app.listen(3000);
}

async function answerErrors(ctx: Koa.Context, next: Koa.Next) {
  try {
    await next();
  } catch {
    ctx.status = 500;
  }
}

export function namedErrorsBehindRoutes() {
  const app = new Koa();
  app.use(router.routes()).use(router.allowedMethods());
  app.use(answerErrors); // !strict middleware-order:lateErrorHandler
  app.listen(3000);
}

export function parserBehindReader() {
  const app = new Koa();
  app.use(async (ctx, next) => {
    console.log(ctx.request.body);
    await next();
  });
  app.use(bodyParser()); // !strict middleware-order:lateFiller
  app.use(router.routes());
  app.listen(3000);
}

export function parserOfRouterBehindRoute() {
  const orders = new Router();
  orders.post("/orders", (ctx) => {
    ctx.body = ctx.request.body;
  });
  orders.use(bodyParser()); // !strict middleware-order:lateFiller
  orders.post("/other", (ctx) => {
    ctx.body = "ok";
  });
  return orders;
}

export function parserBehindRoutes() {
  const app = new Koa();
  app.use(router.routes());
  app.use(bodyParser()); // !strict middleware-order:lateWrapper
  app.listen(3000);
}

export function corsBehindRoutes() {
  const app = new Koa();
  app.use(router.routes());
  app.use(router.allowedMethods());
  app.use(cors()); // !strict middleware-order:lateWrapper
  app.listen(3000);
}

export function right() {
  const app = new Koa();
  app.use(errors);
  app.use(cors());
  app.use(bodyParser());
  app.use(router.routes()).use(router.allowedMethods());
  app.listen(3000);
}

/** The second one answers for what stands behind it. */
export function twoCatches() {
  const app = new Koa();
  app.use(errors);
  app.use(router.routes());
  app.use(errors);
  app.use((ctx) => {
    ctx.body = "page";
  });
  app.listen(3000);
}

/** It reads what the answer was made from, when it is made. */
export function readsAfterwards() {
  const app = new Koa();
  app.use(async (ctx, next) => {
    await next();
    console.log(ctx.request.body);
  });
  app.use(bodyParser());
  app.use(router.routes());
  app.listen(3000);
}
