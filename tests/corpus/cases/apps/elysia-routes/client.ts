import { readFileSync } from "node:fs";
import type { Context } from "elysia";
export type AppContext = Context & { client?: string };
export function clientOf(ctx: AppContext): string {
  return ctx.client ?? "unknown";
}
export function touch(ctx: AppContext): void {
  ctx.client = "seen";
}
export function named(ctx: AppContext): string {
  return readFileSync(ctx.client ?? "x", "utf8"); // ! no-blocking-call
}
