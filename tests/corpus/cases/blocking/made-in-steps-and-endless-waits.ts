// Functions that are made in several steps, and endless loops that only ask the clock.
import { execFileSync } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import Koa from "koa";

const runner =
  (program: string) =>
  (command: string) =>
  (file: string): string =>
    execFileSync(program, [command, file]).toString();

const labelled =
  (label: string) =>
  (unit: string) =>
  (value: number): string =>
    `${label}: ${String(value)} ${unit}`;

const git = runner("git");
const blame = git("blame");
const log = runner("git")("log");
const size = labelled("size")("bytes");

function settle(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  for (;;) {
    if (performance.now() >= end) return;
  }
}

function pause(milliseconds: number): void {
  const end = Date.now() + milliseconds;
  while (true) {
    const now = Date.now();
    if (now > end) break;
  }
}

async function pauseLater(milliseconds: number): Promise<void> {
  const end = Date.now() + milliseconds;
  for (;;) {
    if (Date.now() > end) return;
    await delay(10);
  }
}

/** A slice of work, and no wait. */
function workFor(milliseconds: number, step: () => boolean): void {
  const end = Date.now() + milliseconds;
  for (;;) {
    if (step()) return;
    if (Date.now() > end) break;
  }
}

export const app = new Koa();

app.use(async (ctx, next) => {
  ctx.state["blame"] = blame(ctx.path); // ! no-blocking-call
  ctx.state["log"] = log(ctx.path); // ! no-blocking-call
  ctx.state["show"] = git("show")(ctx.path); // ! no-blocking-call
  ctx.state["size"] = size(ctx.path.length);
  await next();
});

app.use(async (_ctx, next) => {
  settle(20); // ! no-blocking-call
  pause(20); // ! no-blocking-call
  await pauseLater(20);
  const left = [1, 2, 3];
  workFor(5, () => left.pop() === undefined);
  await next();
});
