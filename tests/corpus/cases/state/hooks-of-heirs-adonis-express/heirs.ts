import type { HttpContext } from "@adonisjs/http-server";
import type { Request } from "express";
import { BaseMiddleware, Controller, PerRequest } from "./base";
declare function find(user: string): Promise<{ name: string }>;
declare function orders(user: string, page: number): Promise<string[]>;

// one for each request in AdonisJS: right
export default class UserMiddleware extends BaseMiddleware {
  private user?: { name: string };
  protected async before(ctx: HttpContext): Promise<void> {
    this.user = await find(ctx.request.header("x-user") ?? "");
  }
  protected override async after(ctx: HttpContext): Promise<void> {
    ctx.response.header("x-name", this.user?.name ?? "");
  }
}
export class Orders extends Controller {
  private user = "";
  private page = 0;
  protected parse(req: Request): void {
    this.user = req.get("x-user") ?? ""; // ! no-request-state-leak
    this.page = Number(req.query["page"]); // ! no-request-state-leak
  }
  protected async execute(): Promise<unknown> {
    const user = await find(this.user);
    const list = await orders(this.user, this.page);
    return { user, list };
  }
}
// made anew by each request
export class Orders2 extends PerRequest {
  private user = "";
  protected parse(req: Request): void {
    this.user = req.get("x-user") ?? "";
  }
  protected async execute(): Promise<unknown> {
    const user = await find("a");
    return { user, list: await orders(this.user, 1) };
  }
}
