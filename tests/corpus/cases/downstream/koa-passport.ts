import Koa from "koa";
import Router from "@koa/router";
import type { Middleware } from "koa";

interface User {
  readonly id: string;
}
/** As `koa-passport` types it. */
declare const passport: {
  authenticate(
    strategy: string,
    callback: (error: Error | null, user: User | false) => unknown,
  ): Middleware;
};

const router = new Router();

// The library awaits what its callback returns, and its middleware is returned in turn.
router.post("/login", (ctx, next) =>
  passport.authenticate("local", async (error, user) => {
    if (error) ctx.throw(500);
    if (!user) {
      ctx.status = 401;
      return;
    }
    ctx.state["user"] = user;
    await next();
  })(ctx, next),
);

router.post("/token", async (ctx, next) => {
  const remember = (_error: Error | null, user: User | false): void => {
    ctx.state["user"] = user;
  };
  passport.authenticate("jwt", remember)(ctx, next); // ! await-downstream
});

router.use(async (ctx, next) => {
  await passport.authenticate("anonymous", () => undefined)(ctx, next);
});

export default new Koa().use(router.routes());
