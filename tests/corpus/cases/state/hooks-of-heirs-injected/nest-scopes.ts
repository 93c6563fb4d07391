import { Injectable, Controller, Get, Scope, Req } from "@nestjs/common";
import type { Request } from "express";

@Injectable()
export class Shared {
  current = "";
}

/** The base's own handler, in an object of each request; what is injected is one for all. */
abstract class Base {
  constructor(protected readonly shared: Shared) {}
  @Get()
  async show(@Req() req: Request): Promise<string> {
    this.before(req);
    await fetch("/x");
    return this.after();
  }
  protected abstract before(req: Request): void;
  protected abstract after(): string;
}

@Controller({ path: "a", scope: Scope.REQUEST })
export class OwnField extends Base {
  private user = "";
  protected before(req: Request): void {
    this.user = req.url;
  }
  protected after(): string {
    return this.user;
  }
}

@Controller({ path: "b", scope: Scope.REQUEST })
export class SharedField extends Base {
  protected before(req: Request): void {
    this.shared.current = req.url; // ! no-request-state-leak
  }
  protected after(): string {
    return this.shared.current;
  }
}

@Controller({ path: "c", scope: Scope.REQUEST })
export class Flat {
  private user = "";
  constructor(private readonly shared: Shared) {}
  @Get()
  async show(@Req() req: Request): Promise<string> {
    this.shared.current = req.url; // ! no-request-state-leak
    this.user = req.url;
    await fetch("/x");
    return this.shared.current + this.user;
  }
}
@Controller("d")
export class Single extends Base {
  private user = "";
  protected before(req: Request): void {
    this.user = req.url; // ! no-request-state-leak
  }
  protected after(): string {
    return this.user;
  }
}
