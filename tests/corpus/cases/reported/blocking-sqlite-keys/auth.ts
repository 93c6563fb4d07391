// Koa: the bearer key is looked up in SQLite for each request, twice.
import type { Context, Next } from "koa";
import { SqliteApiKeyService } from "./key-service";

const service = new SqliteApiKeyService();

declare function hashOf(key: string): string;

export const bearer = async (ctx: Context, next: Next) => {
  const hash = hashOf(ctx.get("Authorization").replace("Bearer ", ""));
  const owner = service.owner(hash); // ! no-blocking-call
  if (!owner) {
    ctx.status = 401;
    return;
  }
  ctx.state["owner"] = owner;
  await next();
  service.touch(hash); // ! no-blocking-call
};
