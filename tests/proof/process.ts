/** Rejections and errors that nobody handles, which would end the process, go to `told` meanwhile. */
export async function catchingUnhandled<T>(
  told: (reason: unknown) => void,
  work: () => Promise<T>,
): Promise<T> {
  const events = ["unhandledRejection", "uncaughtException"] as const;
  const kept = events.map(
    (event) =>
      [event, process.listeners(event as "uncaughtException")] as const,
  );
  for (const event of events) {
    process.removeAllListeners(event);
    process.on(event, told);
  }
  try {
    return await work();
  } finally {
    // A rejection is told of at the end of the turn in which it happened.
    await new Promise((go) => setImmediate(go));
    for (const [event, listeners] of kept) {
      process.removeAllListeners(event);
      for (const listener of listeners) process.on(event, listener);
    }
  }
}
