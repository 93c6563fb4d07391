interface HttpRequest {
  readonly path: string;
}
interface HttpResponse {
  status: number;
  body: string;
}
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

declare const log: (line: string) => void;

/** Python's own spelling. */
export class SnakeMiddleware {
  static readonly async_capable = true;
  static readonly sync_capable = false;

  constructor(private readonly get_response: GetResponse) {}

  async __acall__(request: HttpRequest): Promise<HttpResponse> {
    const response = this.get_response(request); // ! await-downstream
    log(`answered ${request.path} at ${Date.now()}`);
    response.then((value) => log(String(value.status)));
    return { status: 202, body: "" };
  }
}

export class SnakeAwaitedMiddleware {
  static readonly async_capable = true;
  static readonly sync_capable = false;

  constructor(private readonly get_response: GetResponse) {}

  async __acall__(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.get_response(request);
    log(String(response.status));
    return response;
  }
}

/** A class that a function makes: a mixin's way. */
export function withPrefix(prefix: string) {
  return class PrefixMiddleware {
    static readonly asyncCapable = true;
    static readonly syncCapable = false;
    readonly getResponse: GetResponse;

    constructor(getResponse: GetResponse) {
      this.getResponse = getResponse;
    }

    async call(request: HttpRequest): Promise<HttpResponse> {
      try {
        return this.getResponse({ path: `${prefix}${request.path}` }); // ! await-downstream
      } finally {
        log(`${prefix}${request.path}`);
      }
    }
  };
}

export function withSuffix(suffix: string) {
  return class SuffixMiddleware {
    static readonly asyncCapable = true;
    static readonly syncCapable = false;

    constructor(readonly getResponse: GetResponse) {}

    async call(request: HttpRequest): Promise<HttpResponse> {
      try {
        return await this.getResponse({ path: `${request.path}${suffix}` });
      } finally {
        log(`${request.path}${suffix}`);
      }
    }
  };
}

/** A private method does the work, `call` hands on. */
export class DelegatingMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  readonly #getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
  }

  call = (request: HttpRequest): Promise<HttpResponse> => this.#run(request);

  async #run(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.#getResponse(request);
    return { ...response, body: response.body.trim() };
  }
}
