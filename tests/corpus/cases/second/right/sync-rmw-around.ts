import Koa from "koa";

const stats = {
  started: 0,
  finished: 0,
  failed: 0,
  bytes: 0,
  byStatus: {} as Record<number, number>,
};
const app = new Koa();

app.use(async (ctx, next) => {
  stats.started = stats.started + 1;
  try {
    await next();
    stats.finished = stats.finished + 1;
    stats.bytes += ctx.length ?? 0;
  } catch (error) {
    stats.failed += 1;
    throw error;
  } finally {
    const before = stats.byStatus[ctx.status] ?? 0;
    stats.byStatus[ctx.status] = before + 1;
  }
});

export { app };
