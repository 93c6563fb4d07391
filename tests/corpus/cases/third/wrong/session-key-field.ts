import { randomUUID } from "node:crypto";
import type { Context, Next } from "koa";

declare const sessions: {
  set(id: string, values: object): Promise<void>;
  get(id: string): Promise<object | undefined>;
};

export class Sessions {
  private key = "";

  handle = async (ctx: Context, next: Next) => {
    this.key = randomUUID();
    await sessions.set(this.key, {});
    ctx.cookies.set("sid", this.key); // ! no-shared-state-race
    await next();
  };
}
