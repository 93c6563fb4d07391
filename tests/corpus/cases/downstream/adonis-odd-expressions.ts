import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";

/** `next()` is `any`: no compiler error for a promise in a condition or in a string. */
export class HandledMiddleware {
  async handle({ response }: HttpContext, next: NextFn) {
    if (next()) response.header("x-handled", "1"); // ! await-downstream
  }
}

export class BodyMiddleware {
  async handle({ response }: HttpContext, next: NextFn) {
    const body = next() || "empty"; // ! await-downstream
    response.header("x-length", String(body.length));
  }
}

export class AwaitedBodyMiddleware {
  async handle({ response }: HttpContext, next: NextFn) {
    const body = (await next()) || "empty";
    response.header("x-length", String(body.length));
    return body;
  }
}

export class FirstMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    return ctx.request.accepts(["json"])
      ? next()
      : ctx.response.notAcceptable();
  }
}
