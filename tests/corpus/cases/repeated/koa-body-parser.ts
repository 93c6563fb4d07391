import type { Context, Middleware } from "koa";

declare function parse(ctx: Context): Promise<Record<string, unknown>>;

interface Options {
  readonly onError?: (error: unknown, ctx: Context) => void;
}

/** A known mistake of a known package: after the error handler has gone on, the `then` goes on too. */
export const body =
  (options: Options): Middleware =>
  (ctx, next) =>
    parse(ctx)
      .catch((error: unknown) => {
        if (!options.onError) throw error;
        options.onError(error, ctx);
        return next();
      })
      .then((parsed) => {
        ctx.state.body = parsed;
        return next(); // ! no-repeated-downstream
      });

export const bodyOnce =
  (options: Options): Middleware =>
  (ctx, next) =>
    parse(ctx)
      .catch((error: unknown) => {
        if (!options.onError) throw error;
        options.onError(error, ctx);
        return {};
      })
      .then((parsed) => {
        ctx.state.body = parsed;
        return next();
      });

export const bodyEither: Middleware = (ctx, next) =>
  parse(ctx).then(
    (parsed) => {
      ctx.state.body = parsed;
      return next();
    },
    () => next(),
  );

export const bodyAwaited: Middleware = async (ctx, next) => {
  try {
    ctx.state.body = await parse(ctx);
  } catch {
    ctx.state.body = {};
    return next();
  }
  return next();
};

/** The `catch` has no `return`. */
export const bodyAwaitedTwice: Middleware = async (ctx, next) => {
  try {
    ctx.state.body = await parse(ctx);
  } catch {
    ctx.state.body = {};
    await next();
  }
  await next(); // ! no-repeated-downstream
};

/** Downstream stands inside the `try`: its own error starts it again. */
export const bodyInside: Middleware = async (ctx, next) => {
  try {
    ctx.state.body = await parse(ctx);
    return await next();
  } catch (error) {
    ctx.state.parseError = error;
    return await next(); // ! no-repeated-downstream
  }
};
