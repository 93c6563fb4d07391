/** What marks a function or instance as async; `Symbol.for`, so that two copies of us agree. */
const marker = Symbol.for("async-middleware.coroutine-function");

/** A promise, or anything else that `await` would wait for. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    (typeof value === "object" || typeof value === "function") &&
    value !== null &&
    typeof (value as { then?: unknown }).then === "function"
  );
}

/**
 * Whether a value *looks* async (SPEC section 1): an `async` function or method, or whatever was
 * marked. An instance whose class merely has an async `call` doesn't.
 */
export function isCoroutineFunction(value: unknown): boolean {
  if (typeof value !== "function" && typeof value !== "object") return false;
  if (value === null) return false;
  if ((value as Record<symbol, unknown>)[marker] === true) return true;
  return (
    typeof value === "function" &&
    (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] ===
      "AsyncFunction"
  );
}

/** Makes a function or instance look async (SPEC section 1, `markcoroutinefunction`). */
export function markCoroutineFunction<T extends object>(value: T): T {
  Object.defineProperty(value, marker, { value: true, configurable: true });
  return value;
}
