// Koa: the log shows that the handler ran to its end, and the client has a 404 all the same.
import Koa, { type Context, type Next } from "koa";
import Router from "@koa/router";

const app = new Koa();
const router = new Router();

function sleep(ms: number) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

app.use(async function (ctx, next) {
  console.log(1);
  await sleep(1e3);
  console.log(2);
  next(); // ! await-downstream
});

app.use(async function (ctx, next) {
  console.log(1);
  await sleep(1e3);
  console.log(2);
  await next();
});

// A shared middleware before a route whose callback is async.
router.use((context, next) => {
  context.state["user"] = { name: "Ada", mail: "ada@example.com" };
  next(); // ! await-downstream
});

router.use((context, next) => {
  context.state["user"] = { name: "Ada", mail: "ada@example.com" };
  return next();
});

router.get("/heavy-task", async (context, next) => {
  await sleep(1000);
  context.body = "result of a heavy task";
  next(); // ! await-downstream
});

// The response is sent as soon as the middleware's own promise resolves.
app.use((_ctx, next) => {
  process.nextTick(() => {
    next(); // ! await-downstream
  });
});

app.use((_ctx, next) => {
  return new Promise((resolve) => {
    process.nextTick(() => {
      resolve(next());
    });
  });
});

interface Model {
  save(done: (error: Error | null, user?: { id: string }) => void): void;
  store(): Promise<{ id: string }>;
}

declare const User: new (info: unknown) => Model;
declare function tokenForUser(user: { id: string }): string;

// A Node-style callback: "Not Found", although the token is set.
const signUp = async (ctx: Context, next: Next) => {
  const info = ctx.state["info"] as { username?: string; password?: string };
  if (!info.username || !info.password) {
    ctx.status = 402;
    ctx.body = "username and password must be provided";
    return;
  }
  const userInst = new User(info);
  userInst.save(async (err, user) => {
    if (err || !user) {
      ctx.status = 500;
      return;
    }
    ctx.body = tokenForUser(user);
    return next(); // ! await-downstream
  });
};

const signUpFixed = async (ctx: Context, next: Next) => {
  const userInst = new User(ctx.state["info"]);
  const user = await userInst.store();
  ctx.body = tokenForUser(user);
  return next();
};

router.post("/signup", signUp);
router.post("/v2/signup", signUpFixed);

// "A common mistake is to return next instead of calling it."
const audit = async (ctx: Context, next: Next) => {
  console.log("audit", ctx.path);
  return next; // ! await-downstream
};

const auditFixed = async (ctx: Context, next: Next) => {
  console.log("audit", ctx.path);
  return next();
};

app.use(audit).use(auditFixed);

// Errors of the route never reach the error middleware: the process dies of an unhandled rejection.
app.use(async (ctx, next) => {
  try {
    next(); // ! await-downstream
  } catch (err) {
    ctx.status = 500;
    ctx.body = { message: "server error", err };
  }
});

app.use(async (ctx, next) => {
  try {
    await next();
  } catch (err) {
    ctx.status = 500;
    ctx.body = { message: "server error", err };
  }
});

app.use(router.routes()).use(router.allowedMethods());

export { app };
