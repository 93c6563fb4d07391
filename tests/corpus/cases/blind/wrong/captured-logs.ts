// A global function is replaced for one request and put back: the next one puts back the first one's.
import type { Middleware } from "koa";

export const captureLogs: Middleware = async (ctx, next) => {
  const original = console.log;
  const lines: string[] = [];
  console.log = (...parts: string[]) => void lines.push(...parts); // ! no-request-state-leak
  try {
    await next();
  } finally {
    console.log = original;
    ctx.set("x-log-lines", String(lines.length));
  }
};

let capturing = false;

export const captureAlone: Middleware = async (ctx, next) => {
  if (capturing) {
    ctx.status = 409;
    return;
  }
  capturing = true;
  const original = console.log;
  console.log = () => {};
  try {
    await next();
  } finally {
    console.log = original;
    capturing = false;
  }
};

class Job {
  #cancel: (() => void) | undefined;

  async run(work: () => Promise<void>): Promise<void> {
    this.#cancel?.();
    this.#cancel = () => {
      process.stdout.write("cancelled\n");
    };
    await work();
    this.#cancel = undefined;
  }
}

const job = new Job();

export const run: Middleware = (_ctx, next) => job.run(next);
