// Times a procedure takes, told apart by whether there is a promise to wait for.
import { initTRPC } from "@trpc/server";

const t = initTRPC.create();
declare function observe(path: string, milliseconds: number): void;

export const timed = t.middleware(({ path, next }) => {
  const started = Date.now();
  const result = next();
  if (result instanceof Promise)
    return result.finally(() => {
      observe(path, Date.now() - started);
    });
  observe(path, Date.now() - started);
  return result;
});

export const timedOtherwise = t.middleware(({ path, next }) => {
  const started = Date.now();
  const result = next();
  if (!(result instanceof Promise)) {
    const took = Date.now() - started;
    observe(path, took);
    return result;
  }
  return result.finally(() => {
    observe(path, Date.now() - started);
  });
});

export const timedOnTheWrongSide = t.middleware(({ path, next }) => {
  const started = Date.now();
  const result = next(); // ! await-downstream
  if (result instanceof Promise) observe(path, Date.now() - started);
  return result;
});
