// Koa: more of what ended in "Not Found" or in an unhandled rejection.
import Koa, { type Context, type Middleware, type Next } from "koa";
import compose from "koa-compose";

const app = new Koa();

const wait = (ms: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, ms));

app.use((_ctx, next) => {
  console.log("1");
  setTimeout(function () {
    console.log("2");
    return next().then(() => console.log("3")); // ! await-downstream
  }, 1000);
});

app.use((_ctx, next) => {
  console.log("1");
  return wait(1000).then(() => {
    console.log("2");
    return next().then(() => console.log("3"));
  });
});

app.use((_ctx, next) => wait(10).then(next));

// Steps that come in the wrong order.
export const steps = compose<Context>([
  function (ctx, next) {
    ctx.state["steps"] = [1];
    return next();
  },
  function (ctx, next) {
    next(); // ! await-downstream
    ctx.state["steps"].push(3);
  },
  async function (ctx, next) {
    await next();
    ctx.state["steps"].push(2);
  },
]);

// "An exercise", says the answer, and next() runs twice.
app.use(function (_ctx, next) {
  return next().then(next); // ! no-repeated-downstream
});

interface User {
  readonly id: string;
}

declare const passport: {
  authenticate(
    strategy: string,
    done: (error: Error | null, user: User | false) => void,
  ): (ctx: Context) => Promise<void>;
  verify(strategy: string, ctx: Context): Promise<User | false>;
};

const login: Middleware = async (ctx, next) => {
  await passport.authenticate("local", (error, user) => {
    if (error || user === false) {
      ctx.status = 401;
      return;
    }
    ctx.state["user"] = user;
    next(); // ! await-downstream
  })(ctx);
};

const loginFixed: Middleware = async (ctx, next) => {
  const user = await passport.verify("local", ctx);
  if (user === false) {
    ctx.status = 401;
    return;
  }
  ctx.state["user"] = user;
  await next();
};

app.use(login).use(loginFixed);

// A plug-in of a CMS, with its configuration.
export default (config: { header: string }) => {
  return async (ctx: Context, next: Next) => {
    const started = process.hrtime.bigint();
    next().catch((error: unknown) => ctx.app.emit("error", error, ctx)); // ! await-downstream
    const delta = process.hrtime.bigint() - started;
    ctx.set(config.header, String(delta));
  };
};

export const responseTime = (config: { header: string }) => {
  return async (ctx: Context, next: Next) => {
    const started = process.hrtime.bigint();
    await next();
    const delta = process.hrtime.bigint() - started;
    ctx.set(config.header, String(delta));
  };
};

// Three attempts: the second one says "next() called multiple times".
app.use(async (_ctx, next) => {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await next(); // ! no-repeated-downstream
      return;
    } catch (error) {
      console.warn(attempt, error);
    }
  }
});

// A limit on the time: the answer is what comes first.
app.use((_ctx, next) => Promise.race([next(), wait(5000)]));

app.use(async (ctx, next) => {
  if (ctx.path === "/health") ctx.body = "ok";
  else await next();
});

export { app };
