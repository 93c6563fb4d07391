import createError from "http-errors";
import type { Middleware } from "koa";

import { log } from "../log.ts";

/** Every error leaves as JSON; what we did not foresee is logged and kept to ourselves. */
export const errors: Middleware = async (ctx, next) => {
  try {
    return next();
  } catch (error) {
    if (createError.isHttpError(error) && error.expose) {
      ctx.status = error.status;
      ctx.body = { error: error.message };
      return;
    }
    log.error("request failed", { path: ctx.path, error: String(error) });
    ctx.status = 500;
    ctx.body = { error: "something went wrong on our side" };
  }
};
