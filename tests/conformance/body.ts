import {
  asyncToSync,
  asyncUnsafe,
  BadRequest,
  Http404,
  type HttpRequest,
  HttpResponse,
  importPath,
  isUnawaited,
  PermissionDenied,
  record,
  SuspiciousOperation,
  syncToAsync,
} from "../../src/runtime/index.ts";
import type { MiddlewareSpec } from "./vectors.ts";

/** The layer below, as a scenario calls it. */
export type Downstream = (request: HttpRequest) => unknown;
/** A body that sync and async code share: what it yields, async code awaits. */
export type Body = Generator<unknown, unknown, unknown>;

class AppError extends Error {
  override name = "AppError";
}
class ValueError extends Error {
  override name = "ValueError";
}

const types = {
  AppError,
  ValueError,
  Http404,
  PermissionDenied,
  SuspiciousOperation,
  BadRequest,
};

export function refusal(type: string, actor: string): Error {
  return new types[type as keyof typeof types](`${actor} says no`);
}

function countVisitors(): number {
  asyncUnsafe("Visitor.objects.count");
  return 0;
}

/** Runs on the loop while a sync middleware's thread waits. */
export async function asyncHelper(): Promise<void> {
  await Promise.resolve();
  record("helper", "async_helper");
}

export async function orphan(): Promise<HttpResponse> {
  await Promise.resolve();
  record("helper", "coroutine_helper");
  return new HttpResponse("orphan");
}

/** One action of `do_before`, `do_after` or a view's `do`; what it yields, async code awaits. */
export function* act(
  action: string,
  actor: string,
): Generator<unknown, void, unknown> {
  if (action.startsWith("raise:")) {
    const type = action.slice("raise:".length);
    record(actor, "raise", { type });
    throw refusal(type, actor);
  }
  switch (action) {
    case "sync_orm":
      countVisitors();
      record(actor, "sync_orm_ok");
      break;
    case "async_orm":
      yield syncToAsync(countVisitors)();
      record(actor, "async_orm_ok");
      break;
    case "async_orm_no_await":
      void syncToAsync(countVisitors)();
      record(actor, "async_orm_not_awaited");
      break;
    case "sync_orm_in_sync_to_async":
      yield syncToAsync(() => {
        countVisitors();
        record(actor, "sync_orm_ok");
      })();
      break;
    case "sync_to_async":
      yield syncToAsync(() => record("helper", "sync_helper"))();
      break;
    case "sync_to_async_of_async":
      yield syncToAsync(asyncHelper)();
      break;
    case "async_to_sync":
      asyncToSync(importPath("#asyncHelper", import.meta.url))();
      break;
    default:
      throw new Error(`The player doesn't know the action ${action}.`);
  }
}

function got(response: unknown): string | number {
  if (isUnawaited(response)) return "coroutine";
  if (response === undefined || response === null) return "none";
  return response instanceof HttpResponse ? response.statusCode : "other";
}

function setHeaders(spec: MiddlewareSpec, response: unknown): void {
  for (const [name, value] of Object.entries(spec.set_header ?? {}))
    (response as HttpResponse).headers.set(name, value);
}

/** A middleware's body; `yield` is `await` in async code and nothing in sync code. */
export function* body(
  spec: MiddlewareSpec,
  getResponse: Downstream,
  request: HttpRequest,
): Body {
  const { name } = spec;
  record(name, "before");
  for (const action of spec.do_before ?? []) yield* act(action, name);
  if (spec.short_circuit !== undefined) {
    record(name, "short_circuit");
    return new HttpResponse(`from ${name}`, { status: spec.short_circuit });
  }
  let response: unknown;
  if (spec.forgets_await === "return") return getResponse(request);
  if (spec.forgets_await === "discard") {
    void getResponse(request);
    record(name, "after", { got: "discarded" });
    response = new HttpResponse(`from ${name}`);
    setHeaders(spec, response);
    return response;
  }
  if (spec.forgets_await === "use") response = getResponse(request);
  else
    try {
      response = yield getResponse(request);
      if (spec.calls_next_twice) response = yield getResponse(request);
    } catch (error) {
      if (spec.catches === undefined) throw error;
      record(name, "caught", { type: (error as Error).name });
      if (spec.catches === "rethrow") throw error;
      return new HttpResponse(`from ${name}`, { status: 599 });
    }
  record(name, "after", { got: got(response) });
  for (const action of spec.do_after ?? []) yield* act(action, name);
  setHeaders(spec, response);
  return spec.returns_none ? undefined : response;
}

export function playSync(steps: Body): unknown {
  let step = steps.next();
  while (step.done !== true) step = steps.next(step.value);
  return step.value;
}

export async function playAsync(steps: Body): Promise<unknown> {
  let step = steps.next();
  while (step.done !== true) {
    let value: unknown;
    try {
      value = await step.value;
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next(value);
  }
  return step.value;
}
