/** Lets a promise run on its own; errors go to the console. */
export function inBackground(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.error("background", error));
}

export function runLater(work: () => Promise<unknown>): void {
  setImmediate(() => {
    void work();
  });
}

export async function measure(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start);
}
