import { crossingErrors } from "./errors.ts";

/** An error on its way between threads (SPEC section 7, point 4). */
export interface CrossedError {
  readonly type: string | undefined;
  readonly stack: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** An error as data: a structured clone would lose its class and its code. */
export function encodeError(error: Error): CrossedError {
  const type = Object.entries(crossingErrors).find(
    ([, known]) => error instanceof known,
  );
  const { name, message } = error;
  return {
    type: type?.[0],
    stack: error.stack,
    fields: {
      ...Object.fromEntries(
        Object.entries(error).filter(
          ([, value]) => typeof value !== "function",
        ),
      ),
      ...{ name, message },
      ...(error.cause instanceof Error && { cause: encodeError(error.cause) }),
    },
  };
}

/** {@link encodeError} for whatever has been thrown: own fields only if a structured clone takes them. */
export function cloneableError(error: Error): CrossedError {
  const data = encodeError(error);
  try {
    return structuredClone(data);
  } catch {
    const { name, message } = error;
    return { ...data, fields: { name, message } };
  }
}

/** The error that the data stands for, of the same class where the runtime knows it. */
export function decodeError({ type, stack, fields }: CrossedError): Error {
  const known = crossingErrors[type as keyof typeof crossingErrors] ?? Error;
  const error = Object.create(known.prototype) as Error;
  const { cause } = fields;
  for (const [name, value] of Object.entries({ ...fields, stack }))
    Object.defineProperty(error, name, {
      value,
      configurable: true,
      writable: true,
      enumerable: !["name", "message", "stack", "cause"].includes(name),
    });
  if (typeof cause === "object" && cause !== null && "fields" in cause)
    error.cause = decodeError(cause as CrossedError);
  return error;
}
