import Koa from "koa";

declare function tenantOf(host: string): Promise<string>;
declare function rows(tenant: string): Promise<unknown[]>;

const app = new Koa();
declare module "koa" {
  interface BaseContext {
    tenantName?: string;
  }
}

app.use(async (ctx, next) => {
  ctx.app.context.tenantName = await tenantOf(ctx.host); // ! no-request-state-leak
  await next();
});

app.use(async (ctx) => {
  ctx.body = await rows(ctx.app.context.tenantName ?? "");
});
