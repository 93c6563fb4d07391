// Koa: "next() called multiple times".
import Koa, { type Context, type Middleware, type Next } from "koa";

declare function verify(token: string, secret: string): Promise<object>;

interface Options {
  readonly secret: string;
  readonly doRefresh?: (ctx: Context, token: string) => Promise<void>;
}

// A token middleware with refresh: after the refresh both calls at the end run.
export const jwt = (opts: Options): Middleware => {
  const { secret, doRefresh } = opts;
  return async function middleware(ctx: Context, next: Next) {
    const token = ctx.cookies.get("token") ?? "";
    try {
      ctx.state["user"] = await verify(token, secret);
    } catch (e) {
      if ((e as Error).message === "jwt expired" && doRefresh) {
        try {
          await doRefresh(ctx, token);
        } catch (e2) {
          ctx.throw(401, `Invalid token - ${(e2 as Error).message}`);
        }
        await next();
      } else ctx.throw(401, `Invalid token - ${(e as Error).message}`);
    }
    await next(); // ! no-repeated-downstream
  };
};

export const jwtFixed = (opts: Options): Middleware => {
  const { secret, doRefresh } = opts;
  return async function middleware(ctx: Context, next: Next) {
    const token = ctx.cookies.get("token") ?? "";
    try {
      ctx.state["user"] = await verify(token, secret);
    } catch (e) {
      if ((e as Error).message === "jwt expired" && doRefresh) {
        try {
          await doRefresh(ctx, token);
        } catch (e2) {
          ctx.throw(401, `Invalid token - ${(e2 as Error).message}`);
        }
      } else ctx.throw(401, `Invalid token - ${(e as Error).message}`);
    }
    await next();
  };
};

const app = new Koa();

// The smallest form; the second rejects and nobody handles that.
app.use(function (_ctx, next) {
  console.log("m1");
  next(); // ! await-downstream
  next(); // ! await-downstream, no-repeated-downstream
});

// The catch is meant for the session store, and gets the errors of the routes too.
declare const store: { load(id: string): Promise<object> };

app.use(async (ctx, next) => {
  try {
    ctx.state["session"] = await store.load(ctx.cookies.get("sid") ?? "");
    await next();
  } catch (error) {
    console.warn("no session", error);
    ctx.state["session"] = {};
    await next(); // ! no-repeated-downstream
  }
});

app.use(async (ctx, next) => {
  try {
    ctx.state["session"] = await store.load(ctx.cookies.get("sid") ?? "");
  } catch (error) {
    console.warn("no session", error);
    ctx.state["session"] = {};
  }
  await next();
});

export { app };
