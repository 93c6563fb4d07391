// A singleton service that is told who it works for.
import { Controller, Get, Injectable, Param, Req } from "@nestjs/common";
import type { Request } from "express";

declare function insert(table: string, row: object): Promise<void>;

@Injectable()
export class AuditTrail {
  private actor = "system";

  setActor(actor: string): void {
    this.actor = actor;
  }

  async record(action: string): Promise<void> {
    await insert("audit", { action, actor: this.actor });
  }

  async recordFor(actor: string, action: string): Promise<void> {
    await insert("audit", { action, actor });
  }
}

@Controller("files")
export class FilesController {
  constructor(private readonly audit: AuditTrail) {}

  @Get(":name")
  async show(@Req() request: Request, @Param("name") name: string) {
    this.audit.setActor(String(request.headers["x-user"])); // ! no-request-state-leak
    const file = await fetch(`http://files/${name}`);
    await this.audit.record(`read ${name}`);
    return file.text();
  }

  @Get("v2/:name")
  async showFor(@Req() request: Request, @Param("name") name: string) {
    const file = await fetch(`http://files/${name}`);
    const actor = String(request.headers["x-user"]);
    await this.audit.recordFor(actor, `read ${name}`);
    return file.text();
  }
}
