const queue: Array<() => Promise<unknown>> = [];

/** Resolves when the task is stored, not when it has run. */
export async function enqueue(task: () => Promise<unknown>): Promise<number> {
  queue.push(task);
  await Promise.resolve();
  return queue.length;
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
