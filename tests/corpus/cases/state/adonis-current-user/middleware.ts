import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";
import current from "./current_user";

export class CurrentUserMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    current.set({ id: Number(ctx.request.header("x-user")) }); // ! no-request-state-leak
    await next();
    current.set(null);
  }
}

/** Made anew for each request, with all that it inherits. */
abstract class Timed {
  private started = 0;
  private user: string | undefined;

  protected begin(user: string | undefined) {
    this.started = Date.now();
    this.user = user;
  }

  protected end(): string {
    return `${this.user ?? "nobody"}: ${String(Date.now() - this.started)}`;
  }
}

export class TimedMiddleware extends Timed {
  async handle(ctx: HttpContext, next: NextFn) {
    this.begin(ctx.request.header("x-user"));
    await next();
    ctx.response.header("x-timing", this.end());
  }
}
