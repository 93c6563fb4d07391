// The middleware object is this request's own; the singleton that it imports is not.
import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";
import counter from "./counter";

export default class CountMiddleware {
  private before = 0;

  async handle(ctx: HttpContext, next: NextFn): Promise<void> {
    this.before = counter.value;
    await next();
    counter.value = this.before + 1; // ! no-shared-state-race
    ctx.response.header("x-count", String(this.before));
  }
}

export class UserMiddleware {
  private user: string | undefined;

  async handle(ctx: HttpContext, next: NextFn): Promise<void> {
    this.user = ctx.request.header("x-user");
    counter.lastUser = ctx.request.header("x-user"); // ! no-request-state-leak
    await next();
    ctx.response.header("x-user", this.user ?? "");
    ctx.response.header("x-last-user", counter.lastUser ?? "");
  }
}
