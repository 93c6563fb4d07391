// koa-jsonwebtoken#5: doRefresh calls next, and so does the end
import Koa, { type Context, type Middleware } from "koa";
interface Options {
  secret: string;
  doRefresh?: (ctx: Context, token: string) => Promise<void>;
}
declare function verify(token: string, secret: string): Promise<object>;
export const jwt = ({ secret, doRefresh }: Options): Middleware => {
  return async function (ctx, next) {
    const token = ctx.get("authorization").slice(7);
    try {
      ctx.state["user"] = await verify(token, secret);
    } catch (e) {
      if ((e as Error).message === "jwt expired" && doRefresh) {
        try {
          await doRefresh(ctx, token);
        } catch {
          ctx.throw(401, "Invalid token");
        }
        await next();
      } else {
        ctx.throw(401, "Invalid token");
      }
    }
    await next(); // ! no-repeated-downstream
  };
};
export const jwtFixed = ({ secret, doRefresh }: Options): Middleware => {
  return async function (ctx, next) {
    const token = ctx.get("authorization").slice(7);
    try {
      ctx.state["user"] = await verify(token, secret);
    } catch (e) {
      if ((e as Error).message === "jwt expired" && doRefresh) {
        await doRefresh(ctx, token).catch(() =>
          ctx.throw(401, "Invalid token"),
        );
      } else {
        ctx.throw(401, "Invalid token");
      }
    }
    await next();
  };
};
// each branch goes on by itself, and ends
export const passthrough = ({ secret }: Options): Middleware => {
  return async function (ctx, next) {
    const token = ctx.get("authorization");
    if (!token) return next();
    try {
      ctx.state["user"] = await verify(token, secret);
    } catch {
      return ctx.throw(401, "Invalid token");
    }
    return next();
  };
};
const app = new Koa();
app.use(jwt({ secret: "s" }));
app.use(jwtFixed({ secret: "s" }));
app.use(passthrough({ secret: "s" }));
