/** Django-style classes: the constructor takes `getResponse`, one method runs for each request. */
export interface HttpRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: ReadonlyMap<string, string>;
}
export interface HttpResponse {
  status: number;
  readonly headers: Map<string, string>;
  body: string;
}
export type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

declare const metrics: {
  observe(name: string, ms: number): void;
  increment(name: string): void;
};

export class TimingMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;
  private readonly getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.getResponse = getResponse;
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    const start = Date.now();
    const response = this.getResponse(request); // ! await-downstream
    metrics.observe(request.path, Date.now() - start);
    return response;
  }
}

export class PrivateFieldMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;
  readonly #getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    try {
      return this.#getResponse(request); // ! await-downstream
    } catch {
      metrics.increment("errors");
      return { status: 500, headers: new Map(), body: "sorry" };
    }
  }
}

export class CountingMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;
  readonly #getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    metrics.increment(`requests.${request.method}`);
    return this.#getResponse(request);
  }
}

export class HeaderMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    response.headers.set("x-frame-options", "DENY");
    return response;
  }
}
