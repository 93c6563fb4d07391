// Functions that call what they are given.
import Router from "@koa/router";
import { readFileSync, statSync } from "node:fs";

function timed<T>(label: string, work: () => T): T {
  const start = performance.now();
  try {
    return work();
  } finally {
    console.debug(label, performance.now() - start);
  }
}

async function retried<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    return work();
  }
}

/** Describes a task without running it. */
function task<T>(name: string, work: () => T): { name: string; arity: number } {
  return { name, arity: work.length };
}

function loadIndex(): string {
  return readFileSync("index.json", "utf8");
}

function version(): string {
  return "1.0.0";
}

export const router = new Router();

router.get("/index", async (ctx) => {
  ctx.body = timed("index", loadIndex); // ! no-blocking-call
});

router.get("/size", async (ctx) => {
  ctx.body = { size: timed("size", () => statSync("index.json").size) }; // ! no-blocking-call
});

router.get("/retry", async (ctx) => {
  ctx.body = await retried(loadIndex); // ! no-blocking-call
});

router.get("/tasks", async (ctx) => {
  ctx.body = [task("index", loadIndex), task("version", version)];
});

router.get("/version", async (ctx) => {
  ctx.body = timed("version", version);
});
