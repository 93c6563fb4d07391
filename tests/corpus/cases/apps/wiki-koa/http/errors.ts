import type { WikiMiddleware } from "./context";

export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export const errors: WikiMiddleware = async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    ctx.status = error instanceof HttpError ? error.status : 500;
    ctx.body = { error: error instanceof Error ? error.message : "unknown" };
    if (ctx.status === 500) ctx.app.emit("error", error, ctx);
  }
};

/** Turns the 404 of nobody into a page. */
export const notFound: WikiMiddleware = async (ctx, next) => {
  try {
    return next(); // ! await-downstream
  } finally {
    if (ctx.status === 404 && !ctx.body) {
      ctx.status = 404;
      ctx.body = { error: "no such page" };
    }
  }
};
