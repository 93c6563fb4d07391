// A wiki: Koa with repositories. Three mistakes: a subprocess for each page, a timer on the instance, and a
// `finally` that runs before downstream does.
import Koa from "koa";
import compose from "koa-compose";
import type { State } from "./http/context";
import { errors, notFound } from "./http/errors";
import { session } from "./http/session";
import { Timing } from "./http/timing";
import { PageRepository } from "./pages/repository";
import { pageRoutes } from "./pages/routes";

const durations: number[] = [];
const timing = new Timing((ms) => durations.push(ms));
const app = new Koa<State>();
const routes = pageRoutes(new PageRepository("content"));

app.use(async (ctx, next) => {
  ctx.state.requestId = ctx.get("x-request-id");
  await next();
});
app.use(compose([errors, timing.handle, notFound, session]));
app.use(routes.routes());
app.use(routes.allowedMethods());

app.on("error", (error: unknown) => {
  console.error(error);
});

app.listen(8080);
