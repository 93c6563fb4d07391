// What all requests reach through their own objects is shared.
import Fastify from "fastify";
import Koa from "koa";

declare function tenantOf(host: string): Promise<string>;

const koa = new Koa();

koa.use(async (ctx, next) => {
  ctx.app.context["tenant"] = await tenantOf(ctx.host); // ! no-request-state-leak
  await next();
  ctx.set("x-tenant", String(ctx.app.context["tenant"]));
});

koa.use(async (ctx, next) => {
  ctx["tenant"] = await tenantOf(ctx.host);
  ctx.state["tenant"] = ctx["tenant"];
  await next();
  ctx.set("x-tenant", String(ctx.state["tenant"]));
});

interface Tenancy {
  tenant?: string;
}

const fastify = Fastify();

fastify.addHook("onRequest", async (request) => {
  const server: Tenancy = request.server as object;
  server.tenant = await tenantOf(request.hostname); // ! no-request-state-leak
});

fastify.addHook("onRequest", async (request) => {
  const own: Tenancy = request as object;
  own.tenant = await tenantOf(request.hostname);
});

fastify.get("/", (request) => {
  const server: Tenancy = request.server as object;
  return { tenant: server.tenant, own: (request as Tenancy).tenant };
});

export { fastify, koa };
