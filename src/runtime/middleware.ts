import type { HttpRequest, HttpResponse } from "./http.ts";

/** What a middleware may answer with: the response, or a promise of it in async mode. */
export type Answer = HttpResponse | Promise<HttpResponse>;

/** The layer below, as an async middleware sees it. */
export type AsyncGetResponse = (request: HttpRequest) => Promise<HttpResponse>;

/** The layer below, as a sync middleware sees it. */
export type SyncGetResponse = (request: HttpRequest) => HttpResponse;

/** The layer below, as a hybrid sees it: `isCoroutineFunction(getResponse)` says which it is. */
export type GetResponse = (request: HttpRequest) => Answer;

/** A view with what the route captured from the path. */
export type View = (
  request: HttpRequest,
  kwargs: Readonly<Record<string, string>>,
) => Answer;

/** An instance of a class-style middleware, with its hooks (SPEC section 2, step 7). */
export interface Middleware {
  call?(request: HttpRequest): Answer;
  acall?(request: HttpRequest): Promise<HttpResponse>;
  processView?(
    request: HttpRequest,
    view: View,
    kwargs: Readonly<Record<string, string>>,
  ): HookAnswer;
  processException?(request: HttpRequest, exception: unknown): HookAnswer;
  processTemplateResponse?(
    request: HttpRequest,
    response: HttpResponse,
  ): Answer;
}

/** Nothing to go on, a response to answer at once. */
export type HookAnswer =
  HttpResponse | null | undefined | Promise<HttpResponse | null | undefined>;

/** What a class or factory declares it can do (SPEC section 2, step 2). */
export interface Capability {
  syncCapable?: boolean;
  asyncCapable?: boolean;
}

// `any`, since each factory names the downstream that it wants: sync, async or either.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Downstream = any;

/** A class-style middleware. */
export type MiddlewareClass = Capability &
  (new (getResponse: Downstream) => object);

/** A function-style middleware; a promise of one only where capabilities are inferred. */
export type MiddlewareFunction = Capability &
  ((getResponse: Downstream) => unknown);

/** What an entry of a middleware list leads to. */
export type MiddlewareFactory = MiddlewareClass | MiddlewareFunction;

/** Any layer's function after error conversion. */
export type Handler = (request: HttpRequest) => unknown;
