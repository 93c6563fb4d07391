// A timer that a library started is ended by a call of what it gave; the time is that of the answer only behind it.
import { initTRPC } from "@trpc/server";
import Koa from "koa";

interface Duration {
  startTimer(
    labels?: Record<string, string>,
  ): (labels?: Record<string, string>) => number;
}

declare const duration: Duration;
declare const calls: { inc(labels: Record<string, string>): void };

const t = initTRPC.create();

export const early = t.procedure.use((opts) => {
  const end = duration.startTimer({ path: opts.path });
  const result = opts.next(); // ! await-downstream:premature
  end();
  return result;
});

export const timed = t.procedure.use(async (opts) => {
  const end = duration.startTimer({ path: opts.path });
  const result = await opts.next();
  calls.inc({ path: opts.path });
  end({ ok: String(result.ok) });
  return result;
});

const app = new Koa();

app.use((ctx, next) => {
  const end = duration.startTimer();
  return next().finally(() => end({ status: String(ctx.status) }));
});

app.use(async (ctx, next) => {
  const parsed = duration.startTimer();
  const body: unknown = JSON.parse(ctx.get("x-body"));
  parsed();
  ctx.state["body"] = body;
  const rest = next();
  calls.inc({ path: ctx.path });
  await rest;
});
