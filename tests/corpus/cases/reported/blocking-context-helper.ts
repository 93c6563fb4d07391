// A forum on Koa: helpers of the context, one of them compares passwords.
import Koa from "koa";
import Router from "@koa/router";
import bcrypt from "bcryptjs";

const helper = {
  bhash(text: string) {
    return bcrypt.hashSync(text, 10);
  },
  bcompare(text: string, hash: string) {
    return bcrypt.compareSync(text, hash);
  },
  bcompareAsync(text: string, hash: string) {
    return bcrypt.compare(text, hash);
  },
};

interface Helped {
  helper: typeof helper;
}

declare const users: { find(name: string): Promise<{ pass: string } | null> };

const app = new Koa<Koa.DefaultState, Helped>();
app.context.helper = helper;

const router = new Router<Koa.DefaultState, Helped>();

router.post("/signin", async (ctx) => {
  const user = await users.find(String(ctx.query["name"]));
  const equal = user && ctx.helper.bcompare(ctx.get("x-pass"), user.pass); // ! no-blocking-call
  ctx.status = equal ? 200 : 401;
});

router.post("/v2/signin", async (ctx) => {
  const user = await users.find(String(ctx.query["name"]));
  const equal =
    user && (await ctx.helper.bcompareAsync(ctx.get("x-pass"), user.pass));
  ctx.status = equal ? 200 : 401;
});

app.use(router.routes());

export { app };
