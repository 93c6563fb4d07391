import Koa from "koa";
import Router from "@koa/router";

interface Visit {
  user: string;
  pages: number;
}

// `??=` fills a slot of this request's own, or of this user's.
const visits: Record<string, Visit> = {};
const visitOf = (id: string) => (visits[id] ??= { user: id, pages: 0 });

interface State {
  visit?: Visit;
}

const app = new Koa<State>();
app.use(async (ctx, next) => {
  const visit = (ctx.state.visit ??= { user: "", pages: 0 });
  visit.user = ctx.get("x-user");
  await next();
  ctx.set("x-user", visit.user);
});

const router = new Router();
router.get("/visit/:id", async (ctx) => {
  const visit = visitOf(ctx.params["id"] ?? "");
  visit.pages++;
  await Promise.resolve();
  ctx.body = visit.user;
});
app.use(router.routes());
