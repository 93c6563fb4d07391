import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Context } from "elysia";
import { clientOf, touch, type AppContext } from "./client";

interface Route {
  readonly url: string;
  readonly method: "get" | "post";
  readonly handle: (ctx: Context) => unknown;
}

let lastClient: string | undefined;

export function list(ctx: AppContext): unknown {
  touch(ctx);
  return JSON.parse(readFileSync("list.json", "utf8")); // ! no-blocking-call
}

export async function listAll(ctx: AppContext): Promise<unknown> {
  touch(ctx);
  return JSON.parse(await readFile("list.json", "utf8"));
}

export async function mine(ctx: AppContext): Promise<unknown> {
  lastClient = clientOf(ctx); // ! no-request-state-leak
  const all = await readFile("list.json", "utf8");
  return { all, client: lastClient };
}

export async function yours(ctx: AppContext): Promise<unknown> {
  const client = clientOf(ctx);
  const all = await readFile("list.json", "utf8");
  return { all, client };
}

export const routes: readonly Route[] = [
  { url: "/list", method: "get", handle: list as never },
  { url: "/all", method: "get", handle: listAll as never },
];
