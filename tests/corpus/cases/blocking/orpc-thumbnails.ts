// oRPC: the middleware is right, the handler converts an image with a subprocess.
import { os } from "@orpc/server";
import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const thumbnail = ["in.png", "-resize", "64x64", "out.png"];

const timed = os.middleware(async ({ next }) => {
  const start = performance.now();
  const result = await next();
  console.info("took", performance.now() - start);
  return result;
});

export const convert = os.use(timed).handler(async () => {
  const { status } = spawnSync("convert", thumbnail); // ! no-blocking-call
  return { ok: status === 0 };
});

export const convertInBackground = os.use(timed).handler(async () => {
  const { stderr } = await run("convert", thumbnail);
  return { ok: stderr === "" };
});
