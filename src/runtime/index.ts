/**
 * The reference runtime: how Django builds and runs a middleware chain, in TypeScript
 * (docs/runtime.md). Loading is in load.ts, the request's way in convert.ts and core.ts, threads in
 * lease.ts and worker.ts.
 */
export { asyncToSync, syncToAsync } from "./adapt.ts";
export type { Adaptation } from "./assembly.ts";
export {
  asyncOnlyMiddleware,
  syncAndAsyncMiddleware,
  syncOnlyMiddleware,
} from "./capability.ts";
export { Chain, type ChainSettings, type HandleOptions } from "./chain.ts";
export { isCoroutineFunction, markCoroutineFunction } from "./coroutine.ts";
export {
  AttributeError,
  BadRequest,
  type ErrorCode,
  Http404,
  ImproperlyConfigured,
  MiddlewareError,
  MiddlewareNotUsed,
  MultiPartParserError,
  PermissionDenied,
  Resolver404,
  SuspiciousOperation,
  SynchronousOnlyOperation,
} from "./errors.ts";
export {
  type Chunks,
  HttpRequest,
  HttpResponse,
  JsonResponse,
  type Renderer,
  type RequestInit,
  type ResponseInit,
  StreamingHttpResponse,
  TemplateResponse,
} from "./http.ts";
export { type ImportPath, importPath } from "./import-path.ts";
export type {
  CapabilityPolicy,
  Diagnostic,
  LoadReport,
  MiddlewareEntry,
} from "./load.ts";
export type {
  Answer,
  AsyncGetResponse,
  Capability,
  GetResponse,
  HookAnswer,
  Middleware,
  MiddlewareClass,
  MiddlewareFactory,
  MiddlewareFunction,
  SyncGetResponse,
  View,
} from "./middleware.ts";
export { MiddlewareMixin } from "./mixin.ts";
export { WorkerPool } from "./pool.ts";
export type { Urls } from "./routes.ts";
export { asyncUnsafe, record, side } from "./run.ts";
export { closeResponse, readBody } from "./stream.ts";
export type { Side, TraceDetail, TraceEvent, WarningCode } from "./trace.ts";
export { isUnawaited } from "./unawaited.ts";
export { onionDiagram, type Step, stepsOf, stepTable } from "./diagram.ts";
export {
  type Columns,
  defineModel,
  DoesNotExist,
  FieldError,
  Manager,
  MultipleObjectsReturned,
  type Row,
  type SqlDatabase,
} from "./orm.ts";
export { type RunningServer, serve, type ServeOptions } from "./server.ts";
