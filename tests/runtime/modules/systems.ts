import {
  type AsyncGetResponse,
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
