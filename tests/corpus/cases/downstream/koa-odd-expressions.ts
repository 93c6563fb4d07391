import Koa from "koa";

const app = new Koa();
const log = (...parts: unknown[]): void => console.log(...parts);

app.use(async (ctx, next) => {
  (log(ctx.path), next()); // ! await-downstream
});

app.use(async (ctx, next) => {
  const line = `result: ${next()}`; // ! await-downstream
  log(line);
});

app.use(async (ctx, next) => {
  const done = !next(); // ! await-downstream
  log(done);
});

app.use(async (ctx, next) => {
  return void next(); // ! await-downstream
});

app.use((ctx, next) => (log(ctx.path), next()));

app.use(async (ctx, next) => {
  await (ctx.secure ? next() : Promise.resolve());
});

app.use(async (ctx, next) => {
  await (ctx.secure && next());
});

app.use(async (ctx, next) => {
  log((await next()) ?? "nothing");
});

app.use(async (ctx, next) => {
  if ((await next()) === undefined) log("handled");
});

app.use(async (ctx, next) => (ctx.body ??= await next()));

app.use((ctx, next) => ctx.state.skip || next());

app.use(async (ctx, next) => {
  for await (const result of [next()]) log(result);
});

app.use(async (ctx, next) => {
  await (next as () => Promise<void>)();
});

app.use(async (ctx, next) => {
  await next!();
});

app.use(async (ctx, next) => {
  await Promise.resolve(next());
});

export default app;
