/** Every code that an error of the runtime can carry; where SPEC.md has one, the same. */
export type ErrorCode =
  | "no_capability"
  | "factory_returned_none"
  | "factory_returned_coroutine"
  | "sync_to_async_of_async"
  | "async_to_sync_on_event_loop"
  | "sync_only_operation"
  | "unawaited_downstream_as_response"
  | "unawaited_downstream_used"
  | "middleware_returned_none"
  | "none_response_used"
  | "not_a_response"
  | "returned_none"
  | "returned_unawaited_coroutine"
  | "no_route"
  | "attribute_error"
  | "middleware_not_used"
  | "not_callable"
  | "unknown_export"
  | "closure_cannot_cross"
  | "cannot_cross"
  | "worker_failed"
  | "pool_closed"
  | "http_404"
  | "permission_denied"
  | "multi_part_parser_error"
  | "bad_request"
  | "suspicious_operation";

/** An error that the runtime raises itself: what happened as a code, whom to blame as a name. */
export class MiddlewareError extends Error {
  readonly code: ErrorCode;
  /** The layer, hook or view that caused it, where there is one. */
  readonly culprit: string | undefined;

  constructor(code: ErrorCode, message: string, culprit?: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.culprit = culprit;
  }
}

/** The chain can't be built from these settings (SPEC section 2); the whole application fails. */
export class ImproperlyConfigured extends MiddlewareError {}

/** Thrown by a constructor or factory that wants its layer left out (SPEC section 2, step 6). */
export class MiddlewareNotUsed extends MiddlewareError {
  constructor(message = "This middleware is not used.") {
    super("middleware_not_used", message);
  }
}

/** A synchronous database call on the event loop (SPEC section 4, guards). */
export class SynchronousOnlyOperation extends MiddlewareError {
  constructor(operation: string) {
    super(
      "sync_only_operation",
      `\`${operation}\` would block the event loop: await its async counterpart, ` +
        "or call it through `syncToAsync`.",
    );
  }
}

/** A hook's response has no `render` to call (SPEC section 4, step 5). */
export class AttributeError extends MiddlewareError {
  constructor(message: string) {
    super("attribute_error", message);
  }
}

/** No answer at this address: 404 (SPEC section 3). */
export class Http404 extends MiddlewareError {
  constructor(message = "Not found.", code: ErrorCode = "http_404") {
    super(code, message);
  }
}

/** No route has this path; a 404 that comes before any hook (SPEC section 4, step 1). */
export class Resolver404 extends Http404 {
  constructor(path: string) {
    super(`No route has the path ${path}.`, "no_route");
  }
}

/** The client may not do this: 403 (SPEC section 3). */
export class PermissionDenied extends MiddlewareError {
  constructor(message = "Permission denied.") {
    super("permission_denied", message);
  }
}

/** The body of an upload can't be parsed: 400 (SPEC section 3). */
export class MultiPartParserError extends MiddlewareError {
  constructor(message = "Malformed upload.") {
    super("multi_part_parser_error", message);
  }
}

/** The request makes no sense: 400 (SPEC section 3). */
export class BadRequest extends MiddlewareError {
  constructor(message = "Bad request.") {
    super("bad_request", message);
  }
}

/** The client did something that looks like an attack: 400 (SPEC section 3). */
export class SuspiciousOperation extends MiddlewareError {
  constructor(message = "Suspicious operation.") {
    super("suspicious_operation", message);
  }
}

/** The status that an exception becomes at the layer that raised it (SPEC section 3, mapping). */
export function statusOf(error: unknown): number {
  if (error instanceof Http404) return 404;
  if (error instanceof PermissionDenied) return 403;
  if (
    error instanceof MultiPartParserError ||
    error instanceof BadRequest ||
    error instanceof SuspiciousOperation
  )
    return 400;
  return 500;
}

/** The classes that keep their identity when an error crosses a thread; order: special first. */
export const crossingErrors = {
  Resolver404,
  Http404,
  PermissionDenied,
  MultiPartParserError,
  BadRequest,
  SuspiciousOperation,
  SynchronousOnlyOperation,
  AttributeError,
  ImproperlyConfigured,
  MiddlewareNotUsed,
  MiddlewareError,
} as const;
