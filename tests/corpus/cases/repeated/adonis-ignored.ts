import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";

/** Adonis runs downstream once, however often it is called: nothing goes wrong here. */
export class TwiceMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (ctx.request.header("x-debug")) {
      await next();
      ctx.response.header("x-debug", "seen");
    }
    await next();
  }
}

export class OnceMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (ctx.request.header("x-debug")) {
      await next();
      ctx.response.header("x-debug", "seen");
      return;
    }
    await next();
  }
}
