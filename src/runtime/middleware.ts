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
  /** One request: calls `getResponse` or answers itself. */
  call?(request: HttpRequest): Answer;
  /** The async half of a hybrid; strict Django calls it only through `call`. */
  acall?(request: HttpRequest): Promise<HttpResponse>;
  /** Before the view, top-down; a response stands for the view's (SPEC section 4, step 2). */
  processView?(
    request: HttpRequest,
    view: View,
    kwargs: Readonly<Record<string, string>>,
  ): HookAnswer;
  /** After the view threw, bottom-up; the first response wins (SPEC section 4, step 3). */
  processException?(request: HttpRequest, exception: unknown): HookAnswer;
  /** Before rendering, bottom-up; must answer with a response to render (SPEC section 4, step 5). */
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
  /** Whether it can run over sync code; true if nothing is said. */
  syncCapable?: boolean;
  /** Whether it can run over async code; false if nothing is said. */
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
