// A shared object is patched for one request and restored afterwards: everybody logs as that request.
import Koa from "koa";

const app = new Koa();

app.use(async (ctx, next) => {
  const original = console.log;
  const id = ctx.get("x-request-id");
  console.log = (...parts) => original(id, ...parts); // ! no-request-state-leak
  try {
    await next();
  } finally {
    console.log = original;
  }
});

app.use(async (ctx, next) => {
  const log = (...parts: unknown[]): void => {
    console.info(ctx.get("x-request-id"), ...parts);
  };
  ctx.state["log"] = log;
  await next();
  log("done");
});

export { app };
