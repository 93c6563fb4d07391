import { isUnawaited } from "./unawaited.ts";

/** Where code runs: `async` on the event loop, `sync` where blocking is allowed. */
export type Side = "async" | "sync";

/** Which way an adapter goes (SPEC section 1). */
export type Direction = "sync_to_async" | "async_to_sync";

/** What can go wrong without an error: the codes of the vectors' `warnings`. */
export type WarningCode =
  | "never_awaited"
  | "async_to_sync_of_unmarked_callable"
  | "sync_iterator_under_asgi"
  | "async_iterator_under_wsgi";

/** One thing that happened in a request, in the order in which it happened (data: it crosses). */
export type TraceEvent =
  /** The runtime called a layer, a hook, a view or a renderer, or a layer answered. */
  | {
      readonly kind: "call";
      readonly actor: string;
      readonly phase: string;
      readonly side: Side;
      readonly status?: number | string;
    }
  /** Something that a middleware or view recorded itself, with {@link TraceDetail}. */
  | {
      readonly kind: "phase";
      readonly actor: string;
      readonly phase: string;
      readonly side: Side;
      readonly detail: TraceDetail;
    }
  /** An adapter was used. */
  | {
      readonly kind: "switch";
      readonly direction: Direction;
      readonly target: string;
    }
  /** An exception became a response. */
  | {
      readonly kind: "exception";
      readonly layer: string;
      readonly status: number;
      readonly name: string;
      readonly message: string;
      readonly code: string | undefined;
      readonly culprit: string | undefined;
    }
  | { readonly kind: "warning"; readonly code: WarningCode };

/** An exception that became a response, as traces and `onException` tell of it. */
export type ConvertedException = TraceEvent & { readonly kind: "exception" };

/** What code may say about a phase that it records. */
export type TraceDetail = Readonly<Record<string, string | number | boolean>>;

/** How a trace shows what stands where a response should: a status, or what it is instead. */
export function shown(value: unknown): number | string {
  if (value === undefined || value === null) return "none";
  if (isUnawaited(value)) return "coroutine";
  const status = (value as { statusCode?: unknown }).statusCode;
  return typeof status === "number" ? status : "other";
}
