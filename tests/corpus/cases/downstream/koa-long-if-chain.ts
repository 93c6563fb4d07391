import type { Context, Middleware, Next } from "koa";

interface Account {
  readonly id: string;
  readonly plan: "free" | "team" | "business";
  readonly locked: boolean;
  readonly features: ReadonlySet<string>;
}

declare const accounts: {
  byKey(key: string): Promise<Account | undefined>;
  byCookie(cookie: string): Promise<Account | undefined>;
};

function featureOf(path: string): string {
  const [, area = "home", page = "index"] = path.split("/");
  return `${area}.${page}`;
}

/** Ten ways through, and the `await` is missing on one. */
export const entitlements: Middleware = async (ctx, next) => {
  const key = ctx.get("X-Api-Key");
  const cookie = ctx.cookies.get("account");

  if (ctx.path === "/health") {
    ctx.body = "ok";
    return;
  }

  let account: Account | undefined;
  if (key) account = await accounts.byKey(key);
  else if (cookie) account = await accounts.byCookie(cookie);

  if (!account) {
    if (ctx.method === "OPTIONS") return next();
    if (ctx.path.startsWith("/public")) {
      ctx.state.account = null;
      await next();
      ctx.set("Cache-Control", "public");
    } else {
      ctx.status = 401;
    }
  } else if (account.locked) {
    ctx.status = 423;
    ctx.body = { error: "locked" };
  } else if (account.plan === "business") {
    ctx.state.account = account;
    return await next();
  } else if (account.features.has(featureOf(ctx.path))) {
    ctx.state.account = account;
    next(); // ! await-downstream
  } else {
    ctx.status = 402;
    ctx.body = { error: "upgrade", plan: account.plan };
  }
};

/** The same by `switch`, all awaited. */
export async function byPlan(ctx: Context, next: Next): Promise<void> {
  const account = ctx.state.account as Account | null;
  switch (account?.plan) {
    case "free":
      ctx.set("X-Upgrade", "team");
      await next();
      return;
    case "team":
    case "business":
      return next();
    case undefined:
      break;
  }
  await next();
}

/** The same, and one case starts and leaves. */
export async function byPlanLoose(ctx: Context, next: Next): Promise<void> {
  const account = ctx.state.account as Account | null;
  switch (account?.plan) {
    case "free":
      next(); // ! await-downstream
      break;
    case "team":
      await next();
      break;
    default:
      return next();
  }
}
