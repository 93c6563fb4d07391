export interface HttpRequest {
  readonly path: string;
  readonly user: { readonly name: string } | null;
}
export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
}
export type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

/** Calls the hooks of its heirs round the downstream call. */
export abstract class MiddlewareMixin {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;

  constructor(protected readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    const early = await this.processRequest(request);
    if (early) return early;
    const response = await this.getResponse(request);
    return (await this.processResponse(request, response)) ?? response;
  }

  protected async processRequest(
    request: HttpRequest,
  ): Promise<HttpResponse | undefined> {
    void request;
    return undefined;
  }

  protected async processResponse(
    request: HttpRequest,
    response: HttpResponse,
  ): Promise<HttpResponse | undefined> {
    response.headers.set("x-path", request.path);
    return undefined;
  }
}
