import Koa from "koa";
import Router from "@koa/router";

const logger = { error: (error: unknown) => console.error(error) };
const api = new Router({ prefix: "/api" });

api.use(async (ctx, next) => {
  ctx.state.started = Date.now();
  next().catch(logger.error); // ! await-downstream
});

api.use(async (ctx, next) => {
  await next().catch((error: unknown) => {
    logger.error(error);
    ctx.status = 500;
    ctx.body = { error: "internal" };
  });
});

api.use((ctx, next) =>
  next().catch((error: unknown) => {
    logger.error(error);
    throw error;
  }),
);

export default new Koa().use(api.routes()).use(api.allowedMethods());
