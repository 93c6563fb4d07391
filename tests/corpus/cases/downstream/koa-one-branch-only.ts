import type Koa from "koa";
import Router from "@koa/router";

interface State {
  trace: boolean;
}

const router = new Router<State>();

router.use(async (ctx, next) => {
  const done = next(); // ! await-downstream
  if (ctx.state.trace) {
    await done;
    ctx.set("X-Trace", "1");
  }
});

router.use(async (ctx, next) => {
  const done = next();
  if (ctx.state.trace) {
    await done;
    ctx.set("X-Trace", "1");
    return;
  }
  return done;
});

router.get("/health", async (ctx, next) => {
  if (ctx.query["deep"] === "1") {
    ctx.state.trace = true;
    await next();
  } else {
    ctx.body = "ok";
  }
});

export function mount(app: Koa): void {
  app.use(router.routes());
}
