import { readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import type { Context } from "elysia";
export type AppContext = Context & { client?: string };
export function clientOf(ctx: AppContext): string {
  return ctx.client ?? "unknown";
}
export function touch(ctx: AppContext): void {
  ctx.client = "seen";
}
export function named(ctx: AppContext): string {
  return readFileSync(ctx.client ?? "x", "utf8");
}

let size = 0;
// Who calls it holds a lock.
export async function measure(ctx: AppContext): Promise<void> {
  const before = size;
  await stat(ctx.client ?? "x");
  size = before + 1;
}
