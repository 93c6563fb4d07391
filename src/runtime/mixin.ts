import { isCoroutineFunction, markCoroutineFunction } from "./coroutine.ts";
import { MiddlewareError } from "./errors.ts";
import type { HttpRequest, HttpResponse } from "./http.ts";
import type { GetResponse } from "./middleware.ts";
import { runOf } from "./run.ts";

/**
 * Middleware in two halves around the downstream call (SPEC section 4, MiddlewareMixin): a hybrid
 * whose `processRequest` and `processResponse` are always sync, and leave the loop in async mode.
 */
export class MiddlewareMixin {
  static syncCapable = true;
  static asyncCapable = true;

  readonly getResponse: GetResponse;
  readonly #isAsync: boolean;

  /** May answer the request at once. */
  processRequest?(request: HttpRequest): HttpResponse | null | undefined;
  /** Answers with the response to send, usually the one it gets. */
  processResponse?(request: HttpRequest, response: HttpResponse): HttpResponse;

  constructor(getResponse: GetResponse) {
    if (getResponse === null || getResponse === undefined)
      throw new MiddlewareError(
        "not_callable",
        "A MiddlewareMixin needs a `getResponse`.",
        new.target.name,
      );
    this.getResponse = getResponse;
    this.#isAsync = isCoroutineFunction(getResponse);
    if (this.#isAsync) markCoroutineFunction(this);
  }

  /** Both halves around `getResponse`; a promise of the response in async mode. */
  call(request: HttpRequest): unknown {
    if (this.#isAsync) return this.acall(request);
    let response: unknown = this.processRequest?.(request);
    if (!response) response = this.getResponse(request);
    return this.processResponse
      ? this.processResponse(request, response as HttpResponse)
      : response;
  }

  /** The same in async mode: each half leaves the loop, one switch a half. */
  async acall(request: HttpRequest): Promise<unknown> {
    let response: unknown;
    if (this.processRequest)
      response = await offLoop(this, "processRequest", "req", [request]);
    if (!response) response = await this.getResponse(request);
    return this.processResponse
      ? offLoop(this, "processResponse", "rsp", [request, response])
      : response;
  }
}

/** One half on the request's worker thread; here, marked as sync, where there is none. */
function offLoop(
  instance: object,
  name: "processRequest" | "processResponse",
  label: string,
  args: readonly unknown[],
): unknown {
  const half = (instance as Record<string, unknown>)[name] as (
    ...args: readonly unknown[]
  ) => unknown;
  const run = runOf(args[0]);
  const layer = run?.thread.layerOf(instance);
  if (run === undefined || layer === undefined)
    return half.apply(instance, [...args]);
  run.switched("sync_to_async", `${layer.name}.${label}`);
  const target = { kind: "method", index: layer.index, name } as const;
  return run.thread.place(run, "sync", target, args);
}
