import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";

declare const tokens: {
  verify(value: string): Promise<{ userId: number } | null>;
};

/** `NextFn` returns `any`, so no promise rule sees the lost `await`. */
export default class AuthMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const header = ctx.request.header("authorization") ?? "";
    const token = await tokens.verify(header.replace(/^Bearer /, ""));
    if (!token) {
      return ctx.response.unauthorized({ error: "invalid token" });
    }
    ctx.response.header("x-user", String(token.userId));
    next(); // ! await-downstream
  }
}

export class OptionalAuthMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const header = ctx.request.header("authorization");
    if (header) {
      const token = await tokens.verify(header);
      if (token) ctx.response.header("x-user", String(token.userId));
    }
    return next();
  }
}

export class ForceJsonMiddleware {
  async handle({ request }: HttpContext, next: NextFn) {
    request.headers()["accept"] = "application/json";
    await next();
  }
}
