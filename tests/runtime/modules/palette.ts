import {
  type AsyncGetResponse,
  asyncOnlyMiddleware,
  type GetResponse,
  type HttpRequest,
  HttpResponse,
  isCoroutineFunction,
  markCoroutineFunction,
  MiddlewareMixin,
  syncAndAsyncMiddleware,
  type SyncGetResponse,
} from "../../../src/runtime/index.ts";

/** Layers of every kind, for random chains: what each can do, and which hooks it has. */
class Sync {
  readonly getResponse: SyncGetResponse;
  constructor(getResponse: SyncGetResponse) {
    this.getResponse = getResponse;
  }
  call(request: HttpRequest): HttpResponse {
    return this.getResponse(request);
  }
}

export class Undeclared extends Sync {}

export class DeclaredSync extends Sync {
  static syncCapable = true;
  static asyncCapable = false;
}

export class SyncWithHooks extends Sync {
  processView(): undefined {
    return undefined;
  }
  async processException(): Promise<undefined> {
    return Promise.resolve(undefined);
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

export class AsyncWithHooks extends Async {
  async processView(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
  processTemplateResponse(
    _request: HttpRequest,
    response: HttpResponse,
  ): HttpResponse {
    return response;
  }
  processException(): undefined {
    return undefined;
  }
}

/** Nothing declared: inferred from the async `call`. */
export class Inferred {
  readonly getResponse: AsyncGetResponse;
  constructor(getResponse: AsyncGetResponse) {
    this.getResponse = getResponse;
  }
  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    return response;
  }
}

/** Nothing declared: a hybrid, by its two halves. */
export class Dual {
  readonly getResponse: GetResponse;
  constructor(getResponse: GetResponse) {
    this.getResponse = getResponse;
  }
  call(request: HttpRequest): HttpResponse {
    return this.getResponse(request) as HttpResponse;
  }
  async acall(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    return response;
  }
}

export class Hybrid {
  static syncCapable = true;
  static asyncCapable = true;
  readonly isAsync: boolean;
  readonly getResponse: GetResponse;
  constructor(getResponse: GetResponse) {
    this.getResponse = getResponse;
    this.isAsync = isCoroutineFunction(getResponse);
    if (this.isAsync) markCoroutineFunction(this);
  }
  call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    return this.getResponse(request);
  }
}

export class OneHalf extends MiddlewareMixin {
  override processRequest(): undefined {
    return undefined;
  }
}

export class TwoHalves extends OneHalf {
  override processResponse(
    _request: HttpRequest,
    response: HttpResponse,
  ): HttpResponse {
    return response;
  }
}

export const asyncFunction = asyncOnlyMiddleware(
  (getResponse: AsyncGetResponse) =>
    async (request: HttpRequest): Promise<HttpResponse> => {
      const response = await getResponse(request);
      return response;
    },
);

export const hybridFunction = syncAndAsyncMiddleware(
  (getResponse: GetResponse) =>
    isCoroutineFunction(getResponse)
      ? async (request: HttpRequest): Promise<HttpResponse> => {
          const response = await getResponse(request);
          return response;
        }
      : (request: HttpRequest): HttpResponse =>
          getResponse(request) as HttpResponse,
);

export function plainFunction(getResponse: SyncGetResponse) {
  return (request: HttpRequest): HttpResponse => getResponse(request);
}
