import type { Middleware } from "koa";

declare function renderFallback(path: string): Promise<string>;

// The variable is given another promise before the first one was awaited.
export const overwritten: Middleware = async (ctx, next) => {
  let work: Promise<unknown> = next(); // ! await-downstream
  if (ctx.query["fallback"]) {
    work = renderFallback(ctx.path).then((html) => (ctx.body = html));
  }
  await work;
};

export const chosen: Middleware = async (ctx, next) => {
  let work: Promise<unknown>;
  if (ctx.query["fallback"]) {
    work = renderFallback(ctx.path).then((html) => (ctx.body = html));
  } else {
    work = next();
  }
  await work;
};

export const extended: Middleware = async (ctx, next) => {
  let work: Promise<unknown> = next();
  if (ctx.query["minify"]) {
    work = work.then(() => (ctx.body = String(ctx.body).trim()));
  }
  await work;
};

export const destructured: Middleware = async (ctx, next) => {
  const { rest, fallback } = {
    rest: next(),
    fallback: renderFallback(ctx.path).catch(() => ""),
  };
  await rest;
  ctx.body ??= await fallback;
};

export const destructuredUnawaited: Middleware = async (ctx, next) => {
  const { rest, label } = { rest: next(), label: ctx.path }; // ?! await-downstream -- a promise in an object literal is followed no further
  console.log(label);
};

export const spread: Middleware = async (ctx, next) => {
  const before = [renderFallback(ctx.path)];
  await Promise.all([...before, next()]);
};
