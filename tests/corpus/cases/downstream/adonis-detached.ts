import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";

export class ThrottleMiddleware {
  async handle({ request, response }: HttpContext, next: NextFn) {
    const wait = Number(request.header("x-throttle") ?? 0);
    if (wait === 0) return next();
    response.header("x-throttled", String(wait));
    setTimeout(() => next(), wait); // ! await-downstream
  }
}

export class DelayMiddleware {
  async handle({ request, response }: HttpContext, next: NextFn) {
    const wait = Number(request.header("x-throttle") ?? 0);
    response.header("x-throttled", String(wait));
    await new Promise((resolve) => setTimeout(resolve, wait));
    await next();
  }
}

export class NotCalledMiddleware {
  async handle({ response }: HttpContext, next: NextFn) {
    response.removeHeader("x-powered-by");
    return next; // ! await-downstream
  }
}

/** An object with a method called `next` is no downstream. */
export class PagesMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const pages = ctx.request.input("pages", [1, 2, 3])[Symbol.iterator]();
    pages.next();
    await next();
  }
}
