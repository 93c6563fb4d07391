interface HttpRequest {
  readonly path: string;
  readonly method: string;
}
interface HttpResponse {
  readonly status: number;
  body: string;
}
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

declare const trailingSlash: { append: boolean };

export class CommonMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    if (request.method === "GET") return response;
    return this.getResponse(request); // ! no-repeated-downstream
  }
}

/** The second call hangs on the result of the first: Django's way to retry with a slash. */
export class AppendSlashMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    if (response.status === 404 && trailingSlash.append) {
      return this.getResponse({ ...request, path: `${request.path}/` });
    }
    return response;
  }
}

export const once =
  (getResponse: GetResponse): GetResponse =>
  async (request) => {
    if (request.path.startsWith("/static/")) return getResponse(request);
    const response = await getResponse(request);
    response.body = response.body.trim();
    return response;
  };

export const shadowed =
  (getResponse: GetResponse): GetResponse =>
  async (request) => {
    const responses = await Promise.all([
      getResponse(request),
      getResponse({ ...request, path: `/v2${request.path}` }), // ! no-repeated-downstream
    ]);
    return responses[0];
  };
