import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";

interface SessionStore {
  initiate(readonly: boolean): Promise<void>;
  commit(): Promise<void>;
}
declare function sessionFor(ctx: HttpContext): SessionStore;
declare function shield(ctx: HttpContext): Promise<void>;
declare const guards: Record<
  string,
  { check(ctx: HttpContext): Promise<boolean> }
>;

/** In the manner of Adonis' own packages; all of it right. */
export class SessionMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const session = sessionFor(ctx);
    await session.initiate(false);
    const response = await next();
    await session.commit();
    return response;
  }
}

export class ShieldMiddleware {
  protected actions = [shield];

  async handle(ctx: HttpContext, next: NextFn) {
    for (const action of this.actions) await action(ctx);
    return next();
  }
}

export class AuthMiddleware {
  redirectTo = "/login";

  async handle(
    ctx: HttpContext,
    next: NextFn,
    options: { guards?: string[] } = {},
  ) {
    for (const name of options.guards ?? ["web"]) {
      if (await guards[name]?.check(ctx)) return next();
    }
    return ctx.response.redirect(this.redirectTo, true);
  }
}

export class GuestMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const signedIn = await guards["web"]?.check(ctx);
    return signedIn ? ctx.response.redirect("/") : await next();
  }
}

export class CorsMiddleware {
  handle({ request, response }: HttpContext, next: NextFn) {
    if (request.method() !== "OPTIONS") {
      response.header("access-control-allow-origin", "*");
      return next();
    }
    response.status(204).send(null);
  }
}

export class LogMiddleware {
  async handle({ request, response }: HttpContext, next: NextFn) {
    const start = process.hrtime();
    try {
      await next();
    } finally {
      const [seconds] = process.hrtime(start);
      console.log(request.url(), response.getStatus(), seconds);
    }
  }
}

export class TransformMiddleware {
  async handle(ctx: HttpContext, next: NextFn): Promise<void> {
    const before = ctx.response.getBody();
    await next();
    const after = ctx.response.getBody();
    if (before !== after) ctx.response.header("x-changed", "1");
  }
}
