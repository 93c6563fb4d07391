import type { Middleware } from "koa";

interface Limits {
  readonly maximum: number;
}

function limitsOf(header: string): Limits {
  const limits = JSON.parse(header) as Limits;
  if (limits.maximum < 0) throw new RangeError("negative limit");
  return limits;
}

/** A call in between may throw; then nobody awaits downstream. */
export const limits: Middleware = async (ctx, next) => {
  const answer = next(); // !strict await-downstream
  const { maximum } = limitsOf(ctx.get("X-Limits"));
  await answer;
  if ((ctx.length ?? 0) > maximum) ctx.throw(413);
};

export const limitsFirst: Middleware = async (ctx, next) => {
  const { maximum } = limitsOf(ctx.get("X-Limits"));
  await next();
  if ((ctx.length ?? 0) > maximum) ctx.throw(413);
};

export const limitsCaught: Middleware = async (ctx, next) => {
  const answer = next();
  let maximum = Infinity;
  try {
    maximum = limitsOf(ctx.get("X-Limits")).maximum;
  } catch {
    ctx.set("X-Limits-Ignored", "1");
  } finally {
    await answer;
  }
  if ((ctx.length ?? 0) > maximum) ctx.throw(413);
};

/** `ctx.throw` never returns. */
export const refused: Middleware = async (ctx, next) => {
  const answer = next(); // ! await-downstream
  if (!ctx.get("X-Limits")) ctx.throw(400, "limits are missing");
  await answer;
};
