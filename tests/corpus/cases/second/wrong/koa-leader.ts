import Koa from "koa";

declare const kv: { set(key: string, value: string): Promise<void> };

// The first request after the start makes this process the leader.
let leader: string | null = null;
const app = new Koa();

app.use(async (ctx, next) => {
  if (leader === null) {
    await kv.set("leader", ctx.hostname);
    leader = process.env["HOSTNAME"] ?? "local"; // !strict no-shared-state-race
  }
  await next();
});

export { app };
