import { isThenable } from "./coroutine.ts";
import { MiddlewareError } from "./errors.ts";

/** What people read off a response; on a promise, each of these is a forgotten `await`. */
const responseMembers = [
  "statusCode",
  "headers",
  "content",
  "context",
  "template",
  "render",
  "chunks",
];

function used(member: string): MiddlewareError {
  return new MiddlewareError(
    "unawaited_downstream_used",
    `\`${member}\` was read off a promise: \`getResponse()\` was not awaited.`,
  );
}

/**
 * The promise of a downstream call in a traced run. It knows whether anything waited for it, and
 * says so when it is used as if it were the response (SPEC section 4, forgotten await).
 */
export class DownstreamPromise<T> extends Promise<T> {
  /** Whether anything has asked for the result. */
  awaited = false;

  // Promises made by `then` are plain ones: whoever has them has waited.
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  override then<A = T, B = never>(
    onfulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.awaited = true;
    return super.then(onfulfilled, onrejected);
  }
}

for (const member of responseMembers)
  Reflect.defineProperty(DownstreamPromise.prototype, member, {
    get() {
      throw used(member);
    },
  });

const markers = new WeakSet();

/**
 * What stands for a promise that arrived where a value crosses from sync to async code: awaiting
 * it again would hide that nobody had awaited it there (SPEC section 3, unmarked instances).
 */
export function unawaitedMarker(): object {
  const marker = new Proxy(Object.freeze({}), {
    get(_, member) {
      if (typeof member === "symbol" || member === "then") return undefined;
      throw used(member);
    },
  });
  markers.add(marker);
  return marker;
}

/** A promise where a response was due, or what is left of one after crossing. */
export function isUnawaited(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return markers.has(value) || isThenable(value);
}
