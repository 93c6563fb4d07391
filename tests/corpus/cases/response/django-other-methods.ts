interface HttpRequest {
  readonly path: string;
  readonly method: string;
}
interface HttpResponse {
  status: number;
  context?: Record<string, unknown>;
}
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;
type View = (request: HttpRequest) => Promise<HttpResponse>;

/** Hooks and helpers of a middleware may return nothing; only `call` answers. */
export class MetricsMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  readonly #getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    this.log(request);
    const response = await this.#getResponse(request);
    await this.record(request, response);
    return response;
  }

  async processView(request: HttpRequest, view: View): Promise<undefined> {
    console.log(request.method, view.name);
    return undefined;
  }

  async processException(
    request: HttpRequest,
    error: Error,
  ): Promise<HttpResponse | undefined> {
    if (error.name !== "TimeoutError") return;
    return { status: 504 };
  }

  async processTemplateResponse(
    request: HttpRequest,
    response: HttpResponse,
  ): Promise<HttpResponse> {
    response.context = { ...response.context, path: request.path };
    return response;
  }

  private log(request: HttpRequest): void {
    console.log(request.method, request.path);
  }

  private async record(
    request: HttpRequest,
    response: HttpResponse,
  ): Promise<void> {
    await fetch("https://metrics.internal", {
      method: "POST",
      body: JSON.stringify({ path: request.path, status: response.status }),
    });
  }
}
