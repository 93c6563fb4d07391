// Other middleware that is handed the continuation in a callback whose promise nobody looks at.
import Koa, { type Middleware } from "koa";

const app = new Koa();

declare const guards: readonly Middleware[];
declare const first: Middleware;
declare function transaction<T>(work: () => Promise<T>): Promise<T>;

app.use(async (ctx, next) => {
  guards.forEach(async (guard) => {
    await guard(ctx, next); // ! await-downstream
  });
});

app.use(async (ctx, next) => {
  guards.forEach((guard) => {
    guard(ctx, next); // ! await-downstream
  });
});

app.use(async (ctx, next) => {
  setTimeout(async () => {
    await first(ctx, next); // ! await-downstream
  }, 10);
});

app.use(async (ctx, next) => {
  transaction(async () => first(ctx, next)); // ! await-downstream
});

// Right: the middleware waits, or the guard has nothing below it.
app.use(async (ctx, next) => {
  for (const guard of guards) await guard(ctx, () => Promise.resolve());
  await next();
});

app.use(async (ctx, next) => {
  await transaction(async () => {
    await first(ctx, next);
  });
});

app.use((ctx, next) => transaction(() => first(ctx, next)));

app.use(async (ctx, next) => {
  await Promise.all(guards.map((guard) => guard(ctx, async () => undefined)));
  await next();
});

export { app };
