import Koa from "koa";
import { define } from "./platform";
import type { AppContext, AppMiddleware, Proceed } from "./platform";

/** The project's own names for the framework's types lead to the framework all the same. */
export const clock: AppMiddleware = async (ctx, proceed) => {
  const start = Date.now();
  proceed(); // ! await-downstream
  ctx.set("X-Ms", String(Date.now() - start));
};

export const clockAwaited: AppMiddleware = async (ctx, proceed) => {
  const start = Date.now();
  await proceed();
  ctx.set("X-Ms", String(Date.now() - start));
};

export async function tenant(ctx: AppContext, proceed: Proceed) {
  ctx.state.tenant = ctx.get("X-Tenant");
  void proceed(); // ! await-downstream
}

export const defined = define(async (ctx, proceed) => {
  const pending = proceed(); // ! await-downstream
  if (!ctx.state.tenant) return;
  return pending;
});

export const definedRight = define((ctx, proceed) =>
  ctx.state.tenant ? proceed() : undefined,
);

export default new Koa().use(clockAwaited).use(definedRight);
