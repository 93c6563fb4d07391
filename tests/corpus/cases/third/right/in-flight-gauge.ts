import type { Middleware } from "koa";

const load = { active: 0, peak: 0 };

export const gauge: Middleware = async (ctx, next) => {
  load.active += 1;
  load.peak = Math.max(load.peak, load.active);
  ctx.set("x-active", String(load.active));
  try {
    await next();
  } finally {
    load.active -= 1;
  }
};
