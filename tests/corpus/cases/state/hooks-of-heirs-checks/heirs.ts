import type { Request, Response } from "express";
import type { Context } from "koa";
import { BaseController, Gate, Guard } from "./base";
declare function find(user: string): Promise<{ name: string; admin: boolean }>;
declare function orders(user: string): Promise<string[]>;
declare function reserve(id: string): Promise<void>;
declare function balance(): Promise<number>;

export class OrdersController extends BaseController {
  private user?: { name: string; admin: boolean };
  protected async authorize(req: Request): Promise<boolean> {
    this.user = await find(req.get("x-user") ?? ""); // ! no-request-state-leak
    return this.user.admin;
  }
  protected async executeImpl(req: Request): Promise<unknown> {
    const list = await orders(String(req.params["id"]));
    return { list, by: this.user?.name };
  }
}
export class InvoicesController extends BaseController {
  private page = 0;
  protected async authorize(req: Request): Promise<boolean> {
    this.page = Number(req.query["page"]); // ! no-request-state-leak
    return (await find(req.get("x-user") ?? "")).admin;
  }
  protected async executeImpl(): Promise<unknown> {
    return orders(String(this.page));
  }
}
export class PlainController extends BaseController {
  protected async authorize(req: Request): Promise<boolean> {
    const user = await find(req.get("x-user") ?? "");
    return user.admin;
  }
  protected async executeImpl(req: Request): Promise<unknown> {
    const list = await orders(String(req.params["id"]));
    return { list };
  }
}
export class StaleTotal extends Gate {
  private seen = 0;
  private total = 0;
  protected check(): void {
    this.seen = this.total;
  }
  protected done(): void {
    this.total = this.seen + 1; // ! no-shared-state-race
  }
}
export class LimitGate extends Gate {
  private active = 0;
  protected check(ctx: Context): void {
    if (this.active >= 10) ctx.throw(429);
  }
  protected override async prepare(): Promise<void> {
    await balance();
  }
  protected done(): void {
    this.active += 1; // ! no-shared-state-race
  }
}
export class RightGate extends Gate {
  private active = 0;
  protected check(ctx: Context): void {
    if (this.active >= 10) ctx.throw(429);
    this.active += 1;
  }
  protected override async prepare(): Promise<void> {
    await balance();
  }
  protected done(): void {
    this.active -= 1;
  }
}
export class Seats extends Guard {
  private taken = 0;
  protected isFull(): boolean {
    return this.taken >= 100;
  }
  protected async take(req: Request): Promise<void> {
    await reserve(String(req.params["seat"]));
    this.taken += 1; // ! no-shared-state-race
  }
}
export class RightSeats extends Guard {
  private taken = 0;
  protected isFull(): boolean {
    return this.taken >= 100;
  }
  protected async take(req: Request): Promise<void> {
    this.taken += 1;
    try {
      await reserve(String(req.params["seat"]));
    } catch (error) {
      this.taken -= 1;
      throw error;
    }
  }
}
