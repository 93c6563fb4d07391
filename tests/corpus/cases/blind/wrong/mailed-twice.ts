// The time of the last mail is looked at before the wait, and written behind it; what the check says isn't what was kept.
import Koa from "koa";

declare const mailer: { send(to: string): Promise<void> };
const mailed = new Map<string, { at: number; count: number }>();
setInterval(() => mailed.clear(), 3_600_000).unref();
export const app = new Koa();

app.use(async (ctx) => {
  const last = mailed.get(ctx.ip);
  if (last && Date.now() - last.at < 60_000) {
    ctx.status = 429;
    ctx.body = { since: last.at };
    return;
  }
  await mailer.send(ctx.ip);
  mailed.set(ctx.ip, { at: Date.now(), count: 1 }); // ! no-shared-state-race
  ctx.status = 204;
});
