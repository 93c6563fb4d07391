import { asyncToSyncOnLoop, looking, syncToAsyncOfAsync } from "./adapt.ts";
import { type Inference, isClass } from "./capability.ts";
import { bodyOf, convertExceptionToResponse } from "./convert.ts";
import { isCoroutineFunction, markCoroutineFunction } from "./coroutine.ts";
import type { HttpRequest } from "./http.ts";
import type {
  Handler,
  MiddlewareFactory,
  MiddlewareFunction,
} from "./middleware.ts";
import { runOf, unknownRequest } from "./run.ts";
import type { ChainThread } from "./thread.ts";
import type { Direction, Side, WarningCode } from "./trace.ts";

/** The outermost layer so far: what the next one gets as `getResponse`. */
export interface Below {
  readonly index: number;
  readonly name: string;
  readonly mode: Side;
  readonly handler: Handler;
}

/** An adapter that loading has built (SPEC section 2, step 5). */
export interface Adaptation {
  /** `below:NAME`, `hook` or `top`. */
  readonly at: string;
  readonly direction: Direction;
  readonly target: string;
}

/** Where {@link adapt} reports to; a worker repeats the loop's decisions and reports nothing. */
export interface AdaptationReport {
  readonly adaptations: Adaptation[];
  readonly warnings: WarningCode[];
}

/** The core as the innermost "layer" (SPEC section 2, step 1). */
export function coreBelow(thread: ChainThread): Below {
  const { root: mode, innermost: handler } = thread;
  return { index: -1, name: "core", mode, handler };
}

/** The handler below in the mode that is wanted: itself, or in exactly one adapter. */
export function adapt(
  thread: ChainThread,
  below: Below,
  wanted: Side,
  at: string,
  report?: AdaptationReport,
): Handler {
  const { handler, index, mode, name } = below;
  if (mode === wanted) return handler;
  const direction = wanted === "async" ? "sync_to_async" : "async_to_sync";
  const looksAsync = isCoroutineFunction(handler);
  if (wanted === "async" && looksAsync)
    throw syncToAsyncOfAsync(`the layer ${name}`);
  if (wanted === "sync" && !looksAsync)
    report?.warnings.push("async_to_sync_of_unmarked_callable");
  report?.adaptations.push({ at, direction, target: name });
  const adapter = (request: HttpRequest): unknown => {
    const run = runOf(request);
    if (run === undefined) throw unknownRequest(name);
    if (wanted === "sync" && run.home === "loop")
      throw asyncToSyncOnLoop(`the layer ${name}`);
    run.switched(direction, name);
    const target = { kind: "layer", index } as const;
    return run.tracked(thread.place(run, mode, target, [request]));
  };
  return looking(wanted === "async", adapter);
}

/** Calls a factory, with `new` where it is a class (SPEC section 2, step 6). */
export function instantiate(
  factory: MiddlewareFactory,
  getResponse: Handler,
): unknown {
  if (isClass(factory)) return new factory(getResponse);
  return (factory as MiddlewareFunction)(getResponse);
}

/** An instance with its error conversion; inference decides which method is called. */
export function handlerFor(
  instance: unknown,
  name: string,
  mode: Side,
  inferred: Inference | undefined,
): Handler {
  const acall = (request: HttpRequest): unknown =>
    (instance as { acall: Handler }).acall(request);
  if (inferred === "acallOnly" || (inferred === "dual" && mode === "async"))
    return convertExceptionToResponse(acall, true, name);
  if (inferred === "asyncCall") markCoroutineFunction(instance as object);
  return convertExceptionToResponse(
    bodyOf(instance, name),
    isCoroutineFunction(instance),
    name,
  );
}
