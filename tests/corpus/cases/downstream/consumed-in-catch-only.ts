import type { Middleware } from "koa";
import { createMiddleware } from "hono/factory";

declare function check(path: string): Promise<void>;

// Awaited where something else has failed, and nowhere else.
export const onlyOnFailure: Middleware = async (ctx, next) => {
  const rest = next(); // ! await-downstream
  try {
    ctx.set("X-Length", String(decodeURIComponent(ctx.path).length));
  } catch {
    await rest;
  }
};

export const onlyWhenLooping: Middleware = async (ctx, next) => {
  const rest = next(); // ! await-downstream
  for (const part of ctx.path.split("/")) {
    if (part === "wait") await rest;
  }
};

export const onlyOnOneSide: Middleware = async (ctx, next) => {
  const rest = next(); // ! await-downstream
  ctx.query["wait"] && (await rest);
};

export const brokenOff = createMiddleware(async (c, next) => {
  const rest = next(); // ! await-downstream
  for (const part of c.req.path.split("/")) {
    if (part === "..") return c.text("no", 400);
  }
  await rest;
});

export const labelled: Middleware = async (ctx, next) => {
  const rest = next(); // ! await-downstream
  scan: {
    if (ctx.path === "/") break scan;
    await rest;
  }
};

export const always: Middleware = async (ctx, next) => {
  const rest = next();
  scan: {
    if (ctx.path === "/") break scan;
    ctx.set("X-Scanned", "1");
  }
  await rest;
};

export const checkedFirst: Middleware = async (ctx, next) => {
  await check(ctx.path);
  const rest = next();
  if (ctx.path === "/") return rest;
  await rest;
};
