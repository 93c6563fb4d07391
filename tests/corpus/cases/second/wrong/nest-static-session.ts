import { Controller, Get, Headers } from "@nestjs/common";

declare function decode(token: string): Promise<{ tenant: string }>;
declare const db: { rows(tenant: string): Promise<string[]> };

export class Session {
  static tenant = "public";
}

@Controller("rows")
export class RowsController {
  @Get()
  async list(@Headers("authorization") token: string) {
    const { tenant } = await decode(token);
    Session.tenant = tenant; // ! no-request-state-leak
    await this.audit();
    return db.rows(Session.tenant);
  }

  private async audit() {
    await Promise.resolve();
  }
}
