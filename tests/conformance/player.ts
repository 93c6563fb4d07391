/* eslint-disable async-middleware/await-downstream, async-middleware/no-blocking-call,
   async-middleware/no-repeated-downstream, @typescript-eslint/require-await
   -- scenarios make these mistakes on purpose: the vectors say what comes of them. */
import {
  asyncOnlyMiddleware,
  type HttpRequest,
  HttpResponse,
  importPath,
  isCoroutineFunction,
  markCoroutineFunction,
  type MiddlewareFactory,
  MiddlewareMixin,
  MiddlewareNotUsed,
  record,
  StreamingHttpResponse,
  syncAndAsyncMiddleware,
  TemplateResponse,
} from "../../src/runtime/index.ts";
import {
  act,
  type Body,
  body,
  type Downstream,
  orphan,
  playAsync,
  playSync,
  refusal,
} from "./body.ts";
import type { HookSpec, MiddlewareSpec, ViewSpec } from "./vectors.ts";

function answer(
  action: HookSpec["action"],
  actor: string,
  phase: string,
  response: unknown,
): unknown {
  switch (action) {
    case "none":
      return undefined;
    case "response":
      return new HttpResponse(`from ${actor}`, { status: 299 });
    case "template":
      return template("render", actor);
    case "raise":
      throw refusal("AppError", `${actor}.${phase}`);
    case "coroutine":
      return orphan();
    case "header":
      (response as HttpResponse).headers.set(`x-${actor}`, phase);
      return response;
    case "pass":
      return response;
  }
}

function template(renderer: string, actor: string): TemplateResponse {
  const { module } = importPath("", import.meta.url);
  return new TemplateResponse(`${module}#${renderer}`, { actor });
}

/** The renderer of every template of a scenario. */
export function render({ actor }: Record<string, unknown>): string {
  record("template", "render");
  return `tpl:${String(actor)}`;
}

export function renderRaising(): string {
  record("template", "render");
  throw refusal("AppError", "render");
}

export async function renderAsync(): Promise<string> {
  await Promise.resolve();
  record("template", "render");
  return "async-rendered";
}

/** Adds the hooks that a scenario wants to a class's prototype. */
function addHooks(prototype: object, spec: MiddlewareSpec): void {
  const hooks = [
    ["processView", "process_view", () => undefined],
    ["processException", "process_exception", () => undefined],
    [
      "processTemplateResponse",
      "process_template_response",
      (args: unknown[]) => args[1],
    ],
    ["processRequest", "process_request", () => undefined],
    ["processResponse", "process_response", (args: unknown[]) => args[1]],
  ] as const;
  for (const [method, phase, responseOf] of hooks) {
    const hook = spec[phase];
    if (hook === undefined) continue;
    const run = (args: unknown[]): unknown => {
      const exception = (args[1] as Error | undefined)?.name ?? "";
      record(
        spec.name,
        phase,
        phase === "process_exception" ? { exception } : {},
      );
      return answer(hook.action, spec.name, phase, responseOf(args));
    };
    const value =
      hook.mode === "async"
        ? async (...args: unknown[]) => {
            await Promise.resolve();
            return run(args);
          }
        : (...args: unknown[]) => run(args);
    Object.defineProperty(prototype, method, { value });
  }
}

function classOf(spec: MiddlewareSpec): MiddlewareFactory {
  if (spec.mode === "mixin") {
    class Mixin extends MiddlewareMixin {
      constructor(getResponse: Downstream) {
        if (spec.not_used) throw new MiddlewareNotUsed();
        super(getResponse as never);
      }
    }
    addHooks(Mixin.prototype, spec);
    return Mixin;
  }
  class Base {
    readonly getResponse: Downstream;
    readonly isAsync: boolean;
    constructor(getResponse: Downstream) {
      if (spec.not_used) throw new MiddlewareNotUsed();
      this.getResponse = getResponse;
      this.isAsync = isCoroutineFunction(getResponse);
      const marks = spec.mode === "async" || spec.mode === "hybrid";
      if (marks && this.isAsync && spec.mark !== false)
        markCoroutineFunction(this);
    }
    steps(request: HttpRequest): Body {
      return body(spec, this.getResponse, request);
    }
  }
  const classes = {
    sync: class extends Base {
      call(request: HttpRequest): unknown {
        return playSync(this.steps(request));
      }
    },
    async: class extends Base {
      static syncCapable = false;
      static asyncCapable = true;
      async call(request: HttpRequest): Promise<unknown> {
        return playAsync(this.steps(request));
      }
    },
    hybrid: class extends Base {
      static syncCapable = true;
      static asyncCapable = true;
      call(request: HttpRequest): unknown {
        return this.isAsync
          ? this.acall(request)
          : playSync(this.steps(request));
      }
      async acall(request: HttpRequest): Promise<unknown> {
        return playAsync(this.steps(request));
      }
    },
    raw_async: class extends Base {
      async call(request: HttpRequest): Promise<unknown> {
        return playAsync(this.steps(request));
      }
    },
    dual: class extends Base {
      call(request: HttpRequest): unknown {
        return playSync(this.steps(request));
      }
      async acall(request: HttpRequest): Promise<unknown> {
        return playAsync(this.steps(request));
      }
    },
    seed_hybrid: class extends Base {
      async call(request: HttpRequest): Promise<unknown> {
        return this.isAsync
          ? playAsync(this.steps(request))
          : playSync(this.steps(request));
      }
    },
  };
  const made = classes[spec.mode as keyof typeof classes];
  addHooks(made.prototype, spec);
  return made;
}

function functionOf(spec: MiddlewareSpec): MiddlewareFactory {
  const inner = (getResponse: Downstream, isAsync: boolean): Downstream =>
    isAsync
      ? async (request) => playAsync(body(spec, getResponse, request))
      : (request) => playSync(body(spec, getResponse, request));
  const refuse = (): void => {
    if (spec.not_used) throw new MiddlewareNotUsed();
  };
  switch (spec.mode) {
    case "async":
      return asyncOnlyMiddleware((getResponse: Downstream) => {
        refuse();
        return inner(getResponse, true);
      });
    case "hybrid":
      return syncAndAsyncMiddleware((getResponse: Downstream) => {
        refuse();
        return inner(getResponse, isCoroutineFunction(getResponse));
      });
    case "async_factory":
      return async (getResponse: Downstream) => {
        await Promise.resolve();
        return inner(getResponse, true);
      };
    default:
      return (getResponse: Downstream) => {
        refuse();
        return inner(getResponse, spec.mode === "raw_async");
      };
  }
}

/** The factory that a scenario describes. */
export function middleware(spec: MiddlewareSpec): MiddlewareFactory {
  const factory = spec.kind === "class" ? classOf(spec) : functionOf(spec);
  // A JavaScript constructor can't return nothing: what stands for it keeps only the flags.
  const made: MiddlewareFactory = spec.factory_returns_none
    ? Object.assign(() => undefined, flagsOf(factory))
    : factory;
  const { sync_capable: syncCapable, async_capable: asyncCapable } = spec;
  return Object.assign(made, {
    ...(syncCapable !== undefined && { syncCapable }),
    ...(asyncCapable !== undefined && { asyncCapable }),
  });
}

function flagsOf({ syncCapable, asyncCapable }: MiddlewareFactory): object {
  return {
    ...(syncCapable !== undefined && { syncCapable }),
    ...(asyncCapable !== undefined && { asyncCapable }),
  };
}

function* chunks(): Generator<string> {
  for (const n of [0, 1]) {
    record("stream", "chunk", { n });
    yield `c${n}`;
  }
}

async function* asyncChunks(): AsyncGenerator<string> {
  for (const chunk of chunks()) {
    await Promise.resolve();
    yield chunk;
  }
}

function viewAnswer(spec: ViewSpec): unknown {
  switch (spec.returns) {
    case "response":
      return new HttpResponse("view", { status: spec.status ?? 200 });
    case "template":
      return template("render", "view");
    case "template_raises":
      return template("renderRaising", "view");
    case "template_async_render":
      return template("renderAsync", "view");
    case "none":
      return undefined;
    case "raises":
      throw refusal(spec.raise_type ?? "ValueError", "view");
    case "coroutine":
      return orphan();
    case "string":
      return "a string";
    case "stream_sync":
      return new StreamingHttpResponse(chunks());
    case "stream_async":
      return new StreamingHttpResponse(asyncChunks());
    default:
      throw new Error(`The player doesn't know the view ${spec.returns}.`);
  }
}

/** The view that a scenario describes. */
export function view(spec: ViewSpec): Downstream {
  function* steps(): Body {
    record("view", "view");
    for (const action of spec.do ?? []) yield* act(action, "view");
    return viewAnswer(spec);
  }
  return spec.mode === "async"
    ? async () => playAsync(steps())
    : () => playSync(steps());
}
