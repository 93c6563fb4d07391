import Koa from "koa";

declare const archive: { store(hits: number): Promise<void> };

const state: { window?: { hits: number } } = { window: { hits: 0 } };
const app = new Koa();

app.use(async (_ctx, next) => {
  const hits = state.window?.hits ?? 0;
  await archive.store(hits);
  if (state.window) state.window.hits = hits + 1; // ! no-shared-state-race
  await next();
});
