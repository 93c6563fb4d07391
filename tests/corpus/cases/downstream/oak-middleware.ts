import { Application, Router } from "@oakserver/oak";
import type { Context, Middleware, Next } from "@oakserver/oak";

const app = new Application();
const router = new Router();

app.use(async (ctx, next) => {
  const start = Date.now();
  next(); // ! await-downstream
  ctx.response.headers.set("X-Response-Time", `${Date.now() - start}ms`);
});

const etag: Middleware = async (ctx, next) => {
  await next();
  ctx.response.headers.set("ETag", `W/"${ctx.response.status}"`);
};

router.get("/books/:id", async (ctx, next) => {
  ctx.state["id"] = ctx.params.id;
  try {
    return next(); // ! await-downstream
  } catch (error) {
    console.error(error);
    ctx.response.status = 500;
  }
});

router.get("/authors/:id", (ctx, next) => {
  ctx.state["id"] = ctx.params.id;
  return next();
});

export class LogMiddleware {
  async handleRequest(ctx: Context, next: Next): Promise<void> {
    await next();
    console.log(ctx.request.method, ctx.response.status);
  }
}

app.use(etag, new LogMiddleware());
app.use(router.routes());
app.use(router.allowedMethods());

export { app };
