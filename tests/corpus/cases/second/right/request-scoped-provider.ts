import { Controller, Get, Inject, Injectable, Scope } from "@nestjs/common";

declare const REQUEST: string;
declare function userOf(token: string): Promise<{ name: string }>;

@Injectable({ scope: Scope.REQUEST })
export class CurrentUser {
  private user: { name: string } | undefined;
  private lookups = 0;

  constructor(
    @Inject("REQUEST")
    private readonly request: { headers: Record<string, string> },
  ) {}

  async get() {
    const before = this.lookups;
    this.user ??= await userOf(this.request.headers["authorization"] ?? "");
    this.lookups = before + 1;
    return this.user;
  }
}

@Controller({ path: "me", scope: Scope.REQUEST })
export class MeController {
  private started = 0;

  constructor(private readonly current: CurrentUser) {}

  @Get()
  async me() {
    this.started = Date.now();
    const user = await this.current.get();
    return { user, ms: Date.now() - this.started };
  }
}
