import { isCoroutineFunction } from "./coroutine.ts";
import type {
  Capability,
  MiddlewareClass,
  MiddlewareFactory,
} from "./middleware.ts";

/** Marks a function-style middleware as sync-only (SPEC section 1). */
export function syncOnlyMiddleware<F extends object>(factory: F): F {
  return Object.assign(factory, { syncCapable: true, asyncCapable: false });
}

/** Marks a function-style middleware as async-only (SPEC section 1). */
export function asyncOnlyMiddleware<F extends object>(factory: F): F {
  return Object.assign(factory, { syncCapable: false, asyncCapable: true });
}

/** Marks a function-style middleware as a hybrid (SPEC section 1). */
export function syncAndAsyncMiddleware<F extends object>(factory: F): F {
  return Object.assign(factory, { syncCapable: true, asyncCapable: true });
}

/** What a factory can do, and how we know. */
export interface KnownCapability {
  readonly sync: boolean;
  readonly async: boolean;
  readonly inferred?: Inference;
}

/**
 * What `capabilities: "infer"` makes of code without flags (SPEC section 6):
 * `asyncCall` marks the instance; `dual` calls `acall` in async mode; `acallOnly` always;
 * `byResult` waits for what the factory returns; `asyncFactory` awaits the factory first.
 */
export type Inference =
  "asyncCall" | "dual" | "acallOnly" | "byResult" | "asyncFactory";

/** The two flags with their defaults, read off the factory (SPEC section 2, step 2). */
export function declaredCapability(
  factory: MiddlewareFactory,
): KnownCapability {
  const { syncCapable, asyncCapable } = factory as Capability;
  return { sync: syncCapable ?? true, async: asyncCapable ?? false };
}

/** Declared flags if there is one, else what the code looks like (SPEC section 6). */
export function inferredCapability(
  factory: MiddlewareFactory,
): KnownCapability {
  const declared = declaredCapability(factory);
  const { syncCapable, asyncCapable } = factory as Capability;
  if (syncCapable !== undefined || asyncCapable !== undefined) return declared;
  if (!isClass(factory))
    return { sync: true, async: true, inferred: "byResult" };
  const { call, acall } = factory.prototype as Record<string, unknown>;
  // `call` is also what every function inherits, but a prototype is no function.
  if (typeof acall === "function")
    return typeof call === "function" &&
      !isCoroutineFunction(call) &&
      !isDownLevelled(call)
      ? { sync: true, async: true, inferred: "dual" }
      : { sync: false, async: true, inferred: "acallOnly" };
  return isCoroutineFunction(call) || isDownLevelled(call)
    ? { sync: false, async: true, inferred: "asyncCall" }
    : declared;
}

/** An async method that a compiler has rewritten for an older target, by the helper that it calls. */
function isDownLevelled(method: unknown): boolean {
  return (
    typeof method === "function" &&
    /\b_*(?:awaiter|async|asyncToGenerator)\(/.test(
      Function.prototype.toString.call(method),
    )
  );
}

/** What strict Django would do with code that only inference makes work (SPEC section 6). */
export const strictOutcome: Readonly<Record<Inference, string>> = {
  asyncCall:
    "Django would take it for sync-only, never await `call`, and fail with the promise as " +
    "response. Declare `asyncCapable = true`, `syncCapable = false` and mark the instance.",
  dual:
    "Django would run `call` on a worker thread and never call `acall`. " +
    "Declare both flags, and let `call` delegate to `acall` in async mode.",
  acallOnly:
    "Django never calls `acall`: without `call` it fails at the first request. " +
    "Declare `asyncCapable = true`, `syncCapable = false` and define `call`.",
  byResult:
    "Django would take it for sync-only: under ASGI it refuses the async function that it returns, " +
    "under WSGI it has no response. Wrap it in `asyncOnlyMiddleware`.",
  asyncFactory:
    "Django never awaits a factory: its coroutine would be the middleware, and every request a 500. " +
    "Make it a plain function, in `asyncOnlyMiddleware` if what it returns is async.",
};

/** Whether a factory is to be called with `new`; down-levelled classes count by their methods. */
export function isClass(
  factory: MiddlewareFactory,
): factory is MiddlewareClass & { prototype: object } {
  const prototype: unknown = (factory as { prototype?: unknown }).prototype;
  if (typeof prototype !== "object" || prototype === null) return false;
  return (
    Function.prototype.toString.call(factory).startsWith("class") ||
    "call" in prototype ||
    "acall" in prototype
  );
}
