type Told = (reason: unknown) => void;

const events = ["unhandledRejection", "uncaughtException"] as const;

/** Who is told at the moment; nobody outside of `catchingUnhandled`. */
let told: Told | undefined;

/** Rejections and errors that nobody handles, which would end the process, go to `tell` meanwhile. */
export async function catchingUnhandled<T>(
  tell: Told,
  work: () => Promise<T>,
): Promise<T> {
  const outer = told;
  told = tell;
  if (outer) {
    try {
      return await work();
    } finally {
      told = outer;
    }
  }
  const listener: Told = (reason) => told?.(reason);
  const kept = events.map(
    (event) =>
      [event, process.listeners(event as "uncaughtException")] as const,
  );
  for (const event of events) {
    process.removeAllListeners(event);
    process.on(event, listener);
  }
  try {
    return await work();
  } finally {
    // A rejection is told of at the end of the turn in which it happened.
    await new Promise((go) => setImmediate(go));
    told = undefined;
    for (const [event, listeners] of kept) {
      process.removeAllListeners(event);
      for (const one of listeners) process.on(event, one);
    }
  }
}
