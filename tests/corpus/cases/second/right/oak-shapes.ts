import { Application, Router, type Middleware } from "@oakserver/oak";

declare function tenantOf(host: string): Promise<string>;
type State = { tenant: string; started: number };

const timing: Middleware<State> = async (ctx, next) => {
  ctx.state.started = Date.now();
  await next();
  ctx.response.headers.set(
    "x-response-time",
    `${Date.now() - ctx.state.started}`,
  );
};

const tenant: Middleware<State> = async (ctx, next) => {
  ctx.state.tenant = await tenantOf(ctx.request.url.host);
  return next();
};

const router = new Router<State>();
router.get("/", (ctx) => {
  ctx.response.body = ctx.state.tenant;
});

export const app = new Application<State>();
app.use(timing);
app.use(tenant);
app.use(router.routes());
