import { EventEmitter } from "node:events";

const idle = new EventEmitter();

/** Resolves when the task is noted down, not when it has run. */
export async function enqueue(task: () => Promise<unknown>): Promise<number> {
  idle.once("idle", () => {
    task().catch((error: unknown) => console.error(error));
  });
  await Promise.resolve();
  return idle.listenerCount("idle");
}

export async function withLog(
  label: string,
  task: () => Promise<unknown>,
): Promise<unknown> {
  console.log("begin", label);
  const result = await task();
  console.log("end", label);
  return result;
}
