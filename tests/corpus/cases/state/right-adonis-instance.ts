// Right: AdonisJS makes a middleware object for each request, so its fields are private to it.
import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";

declare function userOf(token: string | undefined): Promise<string>;

export default class AuthMiddleware {
  private user: string | undefined;
  private startedAt = 0;
  private queries = 0;

  async handle(ctx: HttpContext, next: NextFn): Promise<void> {
    this.startedAt = Date.now();
    this.user = await userOf(ctx.request.header("authorization"));
    const before = this.queries;
    await next();
    this.queries = before + 1;
    ctx.response.header("x-user", this.user);
    ctx.response.header("x-time", Date.now() - this.startedAt);
  }
}
