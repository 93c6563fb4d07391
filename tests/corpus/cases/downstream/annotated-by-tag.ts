/** The project says of a function of its own that it is a middleware. */
interface Envelope {
  readonly topic: string;
  readonly payload: Uint8Array;
}
type Handle = (envelope: Envelope) => Promise<void>;

declare const spans: { start(name: string): { end(): void } };

/** @middleware */
export const tracing = (next: Handle): Handle => {
  return async (envelope) => {
    const span = spans.start(envelope.topic);
    await next(envelope);
    span.end();
  };
};

/** @middleware */
export async function retryLater(
  envelope: Envelope,
  next: () => Promise<void>,
): Promise<void> {
  if (envelope.payload.length === 0) return;
  next(); // ! await-downstream
}

/** @middleware */
export async function checked(
  envelope: Envelope,
  next: () => Promise<void>,
): Promise<void> {
  if (envelope.payload.length === 0) return;
  await next();
}
