import type { Context, Middleware, Next } from "koa";

interface Page {
  readonly title: string;
}

// Koa's `next()` resolves to what the next middleware returned; its promise is read as if it were that.
export const titled: Middleware = async (ctx, next) => {
  const page = next() as unknown as Page; // ! await-downstream
  ctx.body = `<h1>${page.title}</h1>`;
};

export const titledAwaited: Middleware = async (ctx, next) => {
  const page = (await next()) as Page;
  ctx.body = `<h1>${page.title}</h1>`;
};

/** The body itself is a promise then: Koa answers `{}`. */
export const assigned: Middleware = async (ctx, next) => {
  ctx.body = next(); // ! await-downstream
};

export const assignedAwaited: Middleware = async (ctx, next) => {
  ctx.body = await next();
};

export async function timed(ctx: Context, next: Next): Promise<void> {
  const timings = { begin: Date.now(), end: 0 };
  await next();
  timings.end = Date.now();
  ctx.set("X-Timings", JSON.stringify(timings));
}

/** Both ends of the measurement are taken before downstream has run. */
export async function timedLoose(ctx: Context, next: Next): Promise<void> {
  const timings = { begin: Date.now(), end: 0 };
  const rest = next(); // ! await-downstream
  timings.end = Date.now();
  ctx.set("X-Timings", String(timings.end - timings.begin));
  await rest;
}

export const lengths: Middleware = async (ctx, next) => {
  const rest = next(); // ! await-downstream
  ctx.set("X-Bytes", String(ctx.length ?? 0));
  return rest;
};

/** The request's own headers and URL are known before. */
export const requestOnly: Middleware = async (ctx, next) => {
  const rest = next();
  console.log(ctx.method, ctx.url, ctx.get("User-Agent"));
  return rest;
};
