import type { Middleware } from "koa";

declare function loadProfile(id: string): Promise<{ name: string }>;

export const profile: Middleware = (ctx, next) => {
  (async () => {
    ctx.state.profile = await loadProfile(ctx.params.id);
    await next(); // ! await-downstream
  })();
};

export const profileReturned: Middleware = (ctx, next) => {
  return (async () => {
    ctx.state.profile = await loadProfile(ctx.params.id);
    await next();
  })();
};

export const profileLocal: Middleware = async (ctx, next) => {
  const proceed = async (): Promise<void> => {
    ctx.state.profile = await loadProfile(ctx.params.id);
    await next();
  };
  if (ctx.params.id) await proceed();
  else ctx.throw(404);
};

export const profileDropped: Middleware = async (ctx, next) => {
  async function proceed(): Promise<void> {
    ctx.state.profile = await loadProfile(ctx.params.id);
    await next();
  }
  if (!ctx.params.id) ctx.throw(404);
  proceed(); // ! await-downstream
};
