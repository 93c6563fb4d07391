import Router from "@koa/router";
import Koa, { type Middleware } from "koa";
import compose from "koa-compose";

declare function files(folder: string): Middleware;

const app = new Koa();
const router = new Router();
const routes = router.routes();

const authenticate: Middleware = async (ctx, next) => {
  ctx.state["account"] = ctx.get("x-account");
  await next();
};
const version: Middleware = async (ctx, next) => {
  await next();
  ctx.set("x-version", "3");
};
const api = compose([authenticate, version]);

app.use(async (ctx, next) => {
  api(ctx, next); // ! await-downstream
});

app.use(async (ctx, next) => {
  if (ctx.path.startsWith("/api")) {
    void api(ctx, next); // ! await-downstream
    return;
  }
  await next();
});

app.use(async (ctx, next) => {
  ctx.method === "GET" && files("public")(ctx, next); // ! await-downstream
});

app.use(async (ctx, next) => {
  routes(ctx as never, next); // ! await-downstream
});

export const unless =
  (inner: Middleware, paths: string[]): Middleware =>
  async (ctx, next) => {
    if (paths.includes(ctx.path)) return next();
    inner(ctx, next); // ! await-downstream
  };

app.use(async (ctx, next) => {
  if (ctx.path.startsWith("/api")) return api(ctx, next);
  await files("public")(ctx, next);
});

app.use((ctx, next) =>
  ctx.path === "/health" ? next() : files("public")(ctx, next),
);

// What it gives is asked for what it is.
app.use(async (ctx, next) => {
  const result = api(ctx, next);
  if (result && typeof result.then === "function") await result;
});

// The chain has an end of its own; what is below is run once.
app.use(async (ctx, next) => {
  await api(ctx, async () => {
    ctx.state["checked"] = true;
  });
  await next();
});

app.use(async (ctx, next) => {
  await Promise.all([Promise.resolve(api(ctx, next))]);
});
