// Right: who counts itself in before it asks can't pass together with too many others; what it takes back
// afterwards, or begins again, breaks no limit.
import type { Middleware } from "koa";

const most = 10;
let inFlight = 0;

export const asksWhileCounting: Middleware = async (ctx, next) => {
  if (++inFlight > most) {
    inFlight--;
    ctx.status = 503;
    return;
  }
  try {
    await next();
  } finally {
    inFlight--;
  }
};

export const countsThenAsks: Middleware = async (ctx, next) => {
  inFlight += 1;
  const now = inFlight;
  if (now > 5) {
    inFlight -= 1;
    ctx.status = 503;
    return;
  }
  await next();
  inFlight -= 1;
};

class Gate {
  private open = 0;

  enter(): boolean {
    return ++this.open <= most;
  }
  leave(): void {
    this.open--;
  }
}
const gate = new Gate();

export const asksAHelper: Middleware = async (ctx, next) => {
  if (!gate.enter()) {
    gate.leave();
    ctx.status = 503;
    return;
  }
  await next().finally(() => {
    gate.leave();
  });
};

let failures = 0;
const failed = (): void => {
  failures += 1;
};

export const breaksTheCircuit: Middleware = async (ctx, next) => {
  if (failures >= 5) {
    ctx.status = 503;
    return;
  }
  try {
    await next();
    failures = 0;
  } catch (error) {
    failed();
    throw error;
  }
};
