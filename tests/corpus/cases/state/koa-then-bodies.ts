// A `.then` body and a Node callback run in another tick, without any `await` in sight.
import Koa from "koa";
import { stat } from "node:fs";

const app = new Koa();

let finished = 0;
let bytes = 0;
let seen = 0;

app.use((_ctx, next) => {
  const before = finished;
  return next().then(() => {
    finished = before + 1; // ! no-shared-state-race
  });
});

app.use(async (ctx, next) => {
  const sofar = bytes;
  stat(`files${ctx.path}`, (error, stats) => {
    if (!error) bytes = sofar + stats.size; // ! no-shared-state-race
  });
  await next();
});

app.use((ctx, next) => {
  seen = seen + 1;
  const ordinal = seen;
  return next().then(() => {
    ctx.set("x-ordinal", String(ordinal));
  });
});

export { app };
