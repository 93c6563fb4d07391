import type { Middleware } from "koa";

declare function audit(path: string): Promise<void>;
declare function warm(path: string): Promise<void>;

// The continuation as one step among others.
export const inOrder: Middleware = async (ctx, next) => {
  const steps = [() => warm(ctx.path), next, () => audit(ctx.path)];
  for (const step of steps) await step();
};

export const together: Middleware = async (ctx, next) => {
  const steps = [() => warm(ctx.path), next];
  await Promise.all(steps.map((step) => step()));
};

export const forgotten: Middleware = async (ctx, next) => {
  const steps = [() => warm(ctx.path), next];
  steps.forEach(async (step) => {
    await step(); // ?! await-downstream -- the continuation went through an array
  });
};

export const mapped: Middleware = async (ctx, next) => {
  const paths = ctx.path.split("/").map((part) => `/${part}`);
  await Promise.all([next(), ...paths.map((path) => audit(path))]);
};

/** Only the audits float. */
export const auditsFloat: Middleware = async (ctx, next) => {
  const paths = ctx.path.split("/").map((part) => `/${part}`);
  paths.forEach((path) => void audit(path).catch(console.error));
  await next();
};

export const reduced: Middleware = async (ctx, next) => {
  const paths = ctx.path.split("/");
  await paths.reduce(
    (before, path) => before.then(() => audit(path)),
    Promise.resolve(),
  );
  return next();
};
