import { markCoroutineFunction } from "./coroutine.ts";
import { MiddlewareError, statusOf } from "./errors.ts";
import { type HttpRequest, HttpResponse } from "./http.ts";
import type { Handler } from "./middleware.ts";
import { type Run, runOf } from "./run.ts";
import { shown } from "./trace.ts";

/** The page that Django itself would answer an error with; only its status is contract. */
export function responseForException(
  request: HttpRequest,
  error: unknown,
  layer: string,
): HttpResponse {
  const status = statusOf(error);
  runOf(request)?.converted({
    ...{ kind: "exception", layer, status },
    name: error instanceof Error ? error.name : typeof error,
    message: error instanceof Error ? error.message : String(error),
    code: error instanceof MiddlewareError ? error.code : undefined,
    culprit: error instanceof MiddlewareError ? error.culprit : undefined,
  });
  return new HttpResponse(errorPages[status] ?? "", { status });
}

const errorPages: Readonly<Record<number, string>> = {
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  500: "Server Error",
};

/**
 * Wraps a layer so that what it throws becomes a response there, and the layer above never sees an
 * exception (SPEC section 3). A layer that doesn't look async gets the sync wrapper, which lets
 * the rejections of a promise through.
 */
export function convertExceptionToResponse(
  body: Handler,
  looksAsync: boolean,
  layer: string,
): Handler {
  if (!looksAsync)
    return (request) => {
      const run = runOf(request);
      try {
        if (run?.trace === undefined) return body(request);
        return answered(run, layer, entered(run, layer, body, request));
      } catch (error) {
        return responseForException(request, error, layer);
      }
    };
  // `then` instead of an async function: one promise a layer, and the fast path does nothing else.
  const untraced = (request: HttpRequest): unknown => {
    const failed = (error: unknown): HttpResponse =>
      responseForException(request, error, layer);
    try {
      return Promise.resolve(body(request)).then(undefined, failed);
    } catch (error) {
      return Promise.resolve(failed(error));
    }
  };
  const traced = async (run: Run, request: HttpRequest): Promise<unknown> => {
    try {
      return answered(run, layer, await entered(run, layer, body, request));
    } catch (error) {
      return responseForException(request, error, layer);
    }
  };
  return markCoroutineFunction((request) => {
    const run = runOf(request);
    return run?.trace === undefined
      ? untraced(request)
      : run.tracked(traced(run, request));
  });
}

function entered(
  run: Run,
  layer: string,
  body: Handler,
  request: HttpRequest,
): unknown {
  run.called(layer, "enter");
  return run.tracked(body(request));
}

function answered(run: Run, layer: string, response: unknown): unknown {
  run.called(layer, "leave", undefined, shown(response));
  return response;
}

/** The function that calls an instance, whatever a factory has made (SPEC section 2, step 6). */
export function bodyOf(instance: unknown, name: string): Handler {
  if (typeof instance === "function") return instance as Handler;
  const { call } = instance as { call?: unknown };
  if (typeof call === "function")
    return (request) => (instance as { call: Handler }).call(request);
  const isPromise = instance instanceof Promise;
  return () => {
    throw isPromise
      ? new MiddlewareError(
          "factory_returned_coroutine",
          `The factory of ${name} is async: it returned a promise, not a middleware.`,
        )
      : new MiddlewareError(
          "not_callable",
          `What the factory of ${name} returned has no \`call\` method.`,
          name,
        );
  };
}
