// Koa: the missing await is in a helper or in the base class that all middleware share.
import Koa, { type Context } from "koa";
import { authenticate, authenticateFixed } from "./authenticate";
import { BaseMiddleware } from "./base";

declare function tenantOf(host: string): Promise<string>;

class TenantMiddleware extends BaseMiddleware {
  protected async run(ctx: Context): Promise<void> {
    ctx.state["tenant"] = await tenantOf(ctx.host);
  }
}

const fail = (ctx: Context) => (reason: string) => {
  ctx.status = 401;
  ctx.body = reason;
};

export const app = new Koa();
const tenant = new TenantMiddleware();

app.use(tenant.middleware());
app.use(tenant.middlewareFixed());

app.use(async (ctx, next) => {
  await authenticate(ctx, { onSuccess: next, onFailure: fail(ctx) }); // ! await-downstream
});

app.use(async (ctx, next) => {
  await authenticateFixed(ctx, { onSuccess: next, onFailure: fail(ctx) });
});
