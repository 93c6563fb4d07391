// The chain runs a sync hook, and the halves of a MiddlewareMixin, on a worker thread; an async hook runs on the loop.
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import {
  HttpResponse,
  markCoroutineFunction,
  MiddlewareMixin,
} from "eslint-plugin-async-middleware/runtime";
import type {
  AsyncGetResponse,
  HttpRequest,
} from "eslint-plugin-async-middleware/runtime";

export class ClosedMiddleware extends MiddlewareMixin {
  override processRequest(): HttpResponse | undefined {
    return existsSync("closed.txt")
      ? new HttpResponse("closed", { status: 503 })
      : undefined;
  }

  override processResponse(
    _request: HttpRequest,
    response: HttpResponse,
  ): HttpResponse {
    response.headers.set("x-version", readFileSync("version.txt", "utf8"));
    return response;
  }
}

export class ErrorLogMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  constructor(private readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    appendFileSync("access.log", `${request.path}\n`); // ! no-blocking-call
    return this.getResponse(request);
  }

  processException(request: HttpRequest, error: unknown): undefined {
    appendFileSync("errors.log", `${request.path}: ${String(error)}\n`);
    return undefined;
  }

  async processView(request: HttpRequest): Promise<undefined> {
    appendFileSync("views.log", `${request.path}\n`); // ! no-blocking-call
    return undefined;
  }
}

// Who calls a sync hook from an async method runs it on the loop.
export class EagerMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  constructor(private readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    this.processView(request); // ! no-blocking-call
    return this.getResponse(request);
  }

  processView(request: HttpRequest): undefined {
    appendFileSync("views.log", `${request.path}\n`);
    return undefined;
  }
}
