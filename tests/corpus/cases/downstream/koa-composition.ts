import compose from "koa-compose";
import Koa from "koa";
import type { Context, Middleware, Next } from "koa";

declare const premium: Middleware;
declare const standard: Middleware;

const both = compose([premium, standard]);

// One middleware that runs another hands its own continuation on.
export const byPlan: Middleware = (ctx, next) =>
  ctx.state.plan === "premium" ? premium(ctx, next) : standard(ctx, next);

export const byHeader: Middleware = async (ctx, next) => {
  if (ctx.get("X-Both")) await both(ctx, next);
  else await next();
};

async function banner(ctx: Context, next: Next): Promise<void> {
  await next();
  ctx.set("X-Banner", "1");
}

export const withBanner: Middleware = async (ctx, next) => {
  banner(ctx, next); // ! await-downstream
};

export const withBannerAwaited: Middleware = (ctx, next) => banner(ctx, next);

/** The inner chain ends in a function that goes on with the outer one. */
export const wrapped: Middleware = async (ctx, next) => {
  await banner(ctx, async () => {
    ctx.state.inner = true;
    await next();
  });
};

export const wrappedUnawaited: Middleware = async (ctx, next) => {
  await banner(ctx, async () => {
    ctx.state.inner = true;
    next(); // ! await-downstream
  });
};

/** Runs a list in order, as a small compose of one's own does. */
export function sequence(...list: Middleware[]): Middleware {
  return (ctx, next) => {
    const dispatch = async (index: number): Promise<void> => {
      const current = list[index];
      if (!current) {
        await next();
        return;
      }
      await current(ctx, () => dispatch(index + 1));
    };
    return dispatch(0);
  };
}

export const unless = (path: string, inner: Middleware): Middleware => {
  return (ctx, next) => (ctx.path === path ? next() : inner(ctx, next));
};

export default new Koa().use(byPlan).use(sequence(banner, withBannerAwaited));
