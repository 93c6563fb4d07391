import {
  type AsyncGetResponse,
  type GetResponse,
  type HttpRequest,
  type HttpResponse,
  isCoroutineFunction,
  markCoroutineFunction,
  record,
  type SyncGetResponse,
} from "../../../src/runtime/index.ts";

/** The tutorials' example of a step-by-step execution, declared as Django wants it. */
export class AsyncMiddleware {
  static syncCapable = false;
  static asyncCapable = true;
  readonly getResponse: AsyncGetResponse;
  constructor(getResponse: AsyncGetResponse) {
    this.getResponse = getResponse;
    if (isCoroutineFunction(getResponse)) markCoroutineFunction(this);
  }
  async call(request: HttpRequest): Promise<HttpResponse> {
    record("AsyncMiddleware", "Before view");
    const response = await this.getResponse(request);
    record("AsyncMiddleware", "After view");
    return response;
  }
}

/** The same as sync code. */
export class SyncMiddleware {
  static syncCapable = true;
  static asyncCapable = false;
  readonly getResponse: SyncGetResponse;
  constructor(getResponse: SyncGetResponse) {
    this.getResponse = getResponse;
  }
  call(request: HttpRequest): HttpResponse {
    record("SyncMiddleware", "Before view");
    const response = this.getResponse(request);
    record("SyncMiddleware", "After view");
    return response;
  }
}

/** The first one again, which tells nobody that its `call` is async. */
export class Unmarked {
  static syncCapable = false;
  static asyncCapable = true;
  readonly getResponse: AsyncGetResponse;
  constructor(getResponse: AsyncGetResponse) {
    this.getResponse = getResponse;
  }
  async call(request: HttpRequest): Promise<HttpResponse> {
    record("Unmarked", "Before view");
    const response = await this.getResponse(request);
    record("Unmarked", "After view");
    return response;
  }
}

/** A hybrid, as Django's own are: what is below tells it which path to take. */
export class Hybrid {
  static syncCapable = true;
  static asyncCapable = true;
  readonly getResponse: GetResponse;
  readonly isAsync: boolean;
  constructor(getResponse: GetResponse) {
    this.getResponse = getResponse;
    this.isAsync = isCoroutineFunction(getResponse);
    if (this.isAsync) markCoroutineFunction(this);
  }
  call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    if (this.isAsync) return this.acall(request);
    record("Hybrid", "Takes its sync path");
    const response = this.getResponse(request) as HttpResponse;
    record(
      "Hybrid",
      `Gets ${response instanceof Promise ? "a promise" : "a response"}`,
    );
    response.headers.set("x-frame-options", "DENY");
    return response;
  }
  private async acall(request: HttpRequest): Promise<HttpResponse> {
    record("Hybrid", "Takes its async path");
    const response = await this.getResponse(request);
    record("Hybrid", "Gets a response");
    response.headers.set("x-frame-options", "DENY");
    return response;
  }
}
