import Koa from "koa";
import { STATUS_CODES } from "node:http";

interface HttpError extends Error {
  readonly status?: number;
  readonly expose?: boolean;
}

const app = new Koa();

// The most common one: `try` without `await` catches nothing.
app.use(async (ctx, next) => {
  try {
    next(); // ! await-downstream
  } catch (cause) {
    const error = cause as HttpError;
    ctx.status = error.status ?? 500;
    ctx.body = { error: error.expose ? error.message : "internal" };
    ctx.app.emit("error", error, ctx);
  }
});

app.use((ctx, next) => {
  try {
    next(); // ! await-downstream
  } catch (cause) {
    ctx.status = 500;
  }
});

app.use(async (ctx, next) => {
  try {
    await next();
    if (ctx.status === 404 && !ctx.body) ctx.throw(404);
  } catch (cause) {
    const error = cause as HttpError;
    ctx.status = error.status ?? 500;
    ctx.body = { error: STATUS_CODES[ctx.status] };
    ctx.app.emit("error", error, ctx);
  }
});

// What is caught stands before the call on.
app.use(async (ctx, next) => {
  let body: unknown;
  try {
    body = JSON.parse(ctx.get("X-Context") || "{}");
  } catch {
    ctx.throw(400);
  }
  ctx.state["context"] = body;
  await next();
});

// A nested `try`: the inner one has no `catch`, the outer one awaits.
app.use(async (ctx, next) => {
  try {
    try {
      await next();
    } finally {
      ctx.set("X-Inner", "1");
    }
  } catch (cause) {
    ctx.set("X-Outer", "1");
    throw cause;
  }
});

// The outer `finally` runs while downstream is still at work.
app.use(async (ctx, next) => {
  const began = Date.now();
  try {
    try {
      return next(); // ! await-downstream
    } catch {
      ctx.status = 500;
    }
  } finally {
    console.log(Date.now() - began);
  }
});

export default app;
