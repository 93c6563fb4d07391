interface HttpRequest {
  readonly path: string;
}
interface HttpResponse {
  status: number;
  headers: Record<string, string>;
}
type GetResponse = (
  request: HttpRequest,
) => HttpResponse | Promise<HttpResponse>;

declare function isAsyncCallable(fn: GetResponse): boolean;

const isPromise = <T>(value: T | PromiseLike<T>): value is PromiseLike<T> =>
  typeof (value as { then?: unknown }).then === "function";

/** A field that the predicate sets in the constructor tells the halves apart. */
export class HybridMiddleware {
  static readonly syncCapable = true;
  static readonly asyncCapable = true;
  readonly #getResponse: GetResponse;
  readonly #isAsync: boolean;

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
    this.#isAsync = isAsyncCallable(getResponse);
  }

  call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    if (this.#isAsync) return this.acall(request);
    const response = this.#getResponse(request) as HttpResponse;
    response.headers["x-served-by"] = "sync";
    return response;
  }

  async acall(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.#getResponse(request);
    response.headers["x-served-by"] = "sync";
    return response;
  }
}

export class UncheckedMiddleware {
  static readonly syncCapable = true;
  static readonly asyncCapable = true;

  constructor(private readonly getResponse: GetResponse) {}

  call(request: HttpRequest): HttpResponse {
    const response = this.getResponse(request) as HttpResponse; // ! await-downstream
    response.headers["x-served-by"] = "unchecked";
    return response;
  }
}

export const checkedByInstance =
  (getResponse: GetResponse): GetResponse =>
  (request) => {
    const answer = getResponse(request);
    if (answer instanceof Promise) {
      return answer.then((response) => {
        response.headers["x-served-by"] = "async";
        return response;
      });
    }
    answer.headers["x-served-by"] = "sync";
    return answer;
  };

export const checkedByGuard =
  (getResponse: GetResponse): GetResponse =>
  async (request) => {
    const answer = getResponse(request);
    const response = isPromise(answer) ? await answer : answer;
    response.headers["x-served-by"] = "either";
    return response;
  };

// Awaiting a hybrid is always right.
export const awaited =
  (getResponse: GetResponse): GetResponse =>
  async (request) => {
    const response = await getResponse(request);
    response.status ||= 200;
    return response;
  };

export const passedOn =
  (getResponse: GetResponse): GetResponse =>
  (request) =>
    getResponse({ ...request, path: request.path.toLowerCase() });
