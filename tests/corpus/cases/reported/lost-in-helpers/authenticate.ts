import type { Context } from "koa";

interface Outcome {
  readonly onSuccess: () => Promise<unknown>;
  readonly onFailure: (reason: string) => void;
}

declare function check(token: string): Promise<boolean>;

export async function authenticate(ctx: Context, outcome: Outcome) {
  if (await check(ctx.get("authorization"))) outcome.onSuccess();
  else outcome.onFailure("bad token");
}

export async function authenticateFixed(ctx: Context, outcome: Outcome) {
  if (await check(ctx.get("authorization"))) await outcome.onSuccess();
  else outcome.onFailure("bad token");
}
