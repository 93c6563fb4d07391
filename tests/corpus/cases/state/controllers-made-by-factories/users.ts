import { BaseController } from "./base";
declare const db: { find(id: unknown): Promise<{ id: string }> };
export class GetUser extends BaseController {
  protected async executeImpl(): Promise<void> {
    const u = await db.find(this.req.params["id"]);
    this.ok(u);
  }
}
export class GetUser2 extends BaseController {
  protected async executeImpl(): Promise<void> {
    const u = await db.find(this.req.params["id"]);
    this.ok(u);
  }
}
export class GetUser3 extends BaseController {
  protected async executeImpl(): Promise<void> {
    const u = await db.find(this.req.params["id"]);
    this.ok(u);
  }
}
