import { ExecutionContext, Injectable } from "@nestjs/common";
import type { Request, Response } from "express";
import { HookedInterceptor, HookedMiddleware } from "./base";
declare function audit(user: string): void;
declare function load(user: string): Promise<{ name: string }>;
declare function flagsOf(user: string): Promise<{ readonly beta: boolean }>;

@Injectable()
export class AuditInterceptor extends HookedInterceptor {
  private user = "";
  protected override before(context: ExecutionContext): void {
    this.user = // ! no-request-state-leak
      context.switchToHttp().getRequest<Request>().get("x-user") ?? "";
  }
  protected override after(): void {
    audit(this.user);
  }
}
@Injectable()
export class ProfileMiddleware extends HookedMiddleware {
  private profile?: { name: string };
  private beta = false;
  protected async load(req: Request): Promise<void> {
    this.profile = await load(req.get("x-user") ?? ""); // ! no-request-state-leak
    const flags = await flagsOf(req.get("x-user") ?? "");
    this.beta = flags.beta; // ! no-request-state-leak
  }
  protected apply(res: Response): void {
    res.setHeader("x-name", this.profile?.name ?? "");
    res.setHeader("x-beta", String(this.beta));
  }
}
