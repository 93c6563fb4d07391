// The next upstream is chosen from an index that is written back after the call.
import { Application } from "@oakserver/oak";

const upstreams = ["http://a", "http://b", "http://c"];
let index = 0;
let turn = 0;

const app = new Application();

app.use(async (ctx, next) => {
  const i = index;
  const answer = await fetch(`${upstreams[i] ?? ""}/health`);
  index = (i + 1) % upstreams.length; // ! no-shared-state-race
  ctx.state["healthy"] = answer.ok;
  await next();
});

app.use(async (ctx, next) => {
  const upstream = upstreams[turn] ?? "";
  turn = (turn + 1) % upstreams.length;
  const answer = await fetch(`${upstream}/health`);
  ctx.state["healthy"] = answer.ok;
  await next();
});

export { app };
