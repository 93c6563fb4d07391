import {
  type AsyncGetResponse,
  type GetResponse,
  type HttpRequest,
  HttpResponse,
  isCoroutineFunction,
  markCoroutineFunction,
  type SyncGetResponse,
} from "../../../src/runtime/index.ts";

/** The plainest middleware of each kind: they only pass on. */
export class Sync {
  readonly getResponse: SyncGetResponse;
  constructor(getResponse: SyncGetResponse) {
    this.getResponse = getResponse;
  }
  call(request: HttpRequest): HttpResponse {
    return this.getResponse(request);
  }
}

export class Async {
  static syncCapable = false;
  static asyncCapable = true;
  readonly getResponse: AsyncGetResponse;
  constructor(getResponse: AsyncGetResponse) {
    this.getResponse = getResponse;
    if (isCoroutineFunction(getResponse)) markCoroutineFunction(this);
  }
  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    return response;
  }
}

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
    return this.isAsync ? this.acall(request) : this.getResponse(request);
  }
  async acall(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    return response;
  }
}

export async function asyncView(): Promise<HttpResponse> {
  return Promise.resolve(new HttpResponse("view"));
}

export function syncView(): HttpResponse {
  return new HttpResponse("view");
}
