import { checkResponse } from "./check.ts";
import { responseForException } from "./convert.ts";
import { isCoroutineFunction } from "./coroutine.ts";
import { AttributeError } from "./errors.ts";
import type { HttpRequest, TemplateResponse } from "./http.ts";
import type { RouteMatch } from "./routes.ts";
import { type Run, runOf, type Target, unknownRequest } from "./run.ts";
import type { Direction, Side } from "./trace.ts";
import { isUnawaited } from "./unawaited.ts";

/** The hooks of the chain, by their names as methods. */
export type HookName =
  "processView" | "processException" | "processTemplateResponse";

/** One hook of one layer, as both threads know it. */
export interface Hook {
  readonly index: number;
  readonly actor: string;
  readonly name: HookName;
  readonly isAsync: boolean;
  /** The adapter that it costs, recorded at each call (SPEC section 2, step 7). */
  readonly switch?: Direction;
}

/** The hooks in the order in which they run (SPEC section 2, step 7). */
export interface Hooks {
  readonly view: Hook[];
  readonly exception: Hook[];
  readonly template: Hook[];
}

/** What the core needs of the thread that it runs on. */
export interface CoreThread {
  readonly root: Side;
  readonly hooks: Hooks;
  resolve(path: string): RouteMatch;
  /** Runs a piece of the chain on its side of the machine, here or on the other thread. */
  place(
    run: Run,
    side: Side,
    target: Target,
    args: readonly unknown[],
  ): unknown;
  /** Runs a renderer, whose code may be bound to the thread that it was made on. */
  render(run: Run, side: Side, response: TemplateResponse): unknown;
}

/** The hooks as traces and vectors write them. */
export const hookPhase: Readonly<Record<HookName, string>> = {
  processView: "process_view",
  processException: "process_exception",
  processTemplateResponse: "process_template_response",
};

/**
 * The innermost handler (SPEC section 4), with its own error conversion. It yields whatever its
 * mode may have to wait for, so that both modes share one text.
 */
export function* answer(
  thread: CoreThread,
  request: HttpRequest,
): Generator<unknown, unknown> {
  try {
    const run = runOf(request);
    if (run === undefined) throw unknownRequest("`getResponse`");
    return yield* respond(thread, run, request);
  } catch (error) {
    return responseForException(request, error, "core");
  }
}

/** The steps of the core: resolve, view hooks, view, template hooks, render. */
function* respond(
  thread: CoreThread,
  run: Run,
  request: HttpRequest,
): Generator<unknown, unknown> {
  const match = thread.resolve(request.path);
  const { view, exception, template } = thread.hooks;
  let response: unknown;
  for (const hook of view) {
    const args = [request, match.route.index, match.kwargs];
    response = yield callHook(thread, run, hook, args);
    if (response) break;
  }
  if (response === undefined || response === null)
    try {
      response = yield callView(thread, run, match, request);
    } catch (error) {
      response = yield* recover(thread, run, exception, request, error);
    }
  checkResponse(response, "view");
  if (!isTemplate(response)) return response;
  for (const hook of template) {
    response = yield callHook(thread, run, hook, [request, response]);
    checkResponse(response, `${hook.actor}.${hookPhase[hook.name]}`);
  }
  try {
    response = yield render(thread, run, response);
  } catch (error) {
    response = yield* recover(thread, run, exception, request, error);
  }
  return response;
}

function callHook(
  thread: CoreThread,
  run: Run,
  hook: Hook,
  args: readonly unknown[],
): unknown {
  const { index, name } = hook;
  const side = hook.isAsync ? "async" : "sync";
  if (hook.switch !== undefined)
    run.switched(hook.switch, `${hook.actor}.${hookPhase[name]}`);
  run.called(hook.actor, hookPhase[name], side);
  return thread.place(run, side, { kind: "method", index, name }, args);
}

function callView(
  thread: CoreThread,
  run: Run,
  { route, kwargs }: RouteMatch,
  request: HttpRequest,
): unknown {
  const side = route.isAsync ? "async" : "sync";
  if (side !== thread.root) run.switched(toward(thread.root), "view");
  run.called("view", "view", side);
  const target = { kind: "view", route: route.index } as const;
  return thread.place(run, side, target, [request, kwargs]);
}

function render(thread: CoreThread, run: Run, response: unknown): unknown {
  if (!isTemplate(response))
    throw new AttributeError(
      "A `processTemplateResponse` hook returned a response that has no `render`.",
    );
  // A sync root calls an async `render` too, and never awaits it (SPEC section 4, step 5).
  const method: unknown = Reflect.get(response, "render");
  const side = isCoroutineFunction(method) ? thread.root : "sync";
  if (side !== thread.root) run.switched("sync_to_async", "template.render");
  run.called("template", "render", side);
  return thread.render(run, side, response);
}

/** Asks the exception hooks for a response; none means that the exception stands. */
function* recover(
  thread: CoreThread,
  run: Run,
  hooks: readonly Hook[],
  request: HttpRequest,
  error: unknown,
): Generator<unknown, unknown> {
  for (const hook of hooks) {
    const response: unknown = yield callHook(thread, run, hook, [
      request,
      error,
    ]);
    if (response) return response;
  }
  throw error;
}

/** The adapter that leads to code of the other side from a root of this one. */
function toward(root: Side): Direction {
  return root === "async" ? "sync_to_async" : "async_to_sync";
}

function isTemplate(response: unknown): response is TemplateResponse {
  if (typeof response !== "object" || response === null) return false;
  if (isUnawaited(response)) return false;
  return typeof (response as { render?: unknown }).render === "function";
}

/** Runs the core under a sync root: nothing is waited for. */
export function answerSync(core: Generator<unknown, unknown>): unknown {
  let step = core.next();
  while (step.done !== true) step = core.next(step.value);
  return step.value;
}

/**
 * Runs the core under an async root: everything is awaited (SPEC section 4, step 6). By callbacks,
 * since an async function would cost every request two promises more.
 */
export function answerAsync(
  core: Generator<unknown, unknown>,
): Promise<unknown> {
  const advance = ({ done, value }: IteratorResult<unknown>): unknown =>
    done === true
      ? value
      : Promise.resolve(value).then(
          (result) => advance(core.next(result)),
          (error: unknown) => advance(core.throw(error)),
        );
  return Promise.resolve(advance(core.next()));
}
