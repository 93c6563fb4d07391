interface HttpRequest {
  readonly path: string;
  readonly locale: string;
}
interface HttpResponse {
  status: number;
  headers: Map<string, string>;
}
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

/** The per-request function is a class field that holds an arrow. */
export class LocaleMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;

  constructor(protected getResponse: GetResponse) {}

  call = async (request: HttpRequest): Promise<HttpResponse> => {
    const { getResponse } = this;
    const response = await getResponse(request);
    response.headers.set("content-language", request.locale);
    return response;
  };
}

export class LocaleTooEarlyMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;

  constructor(protected getResponse: GetResponse) {}

  call = async (request: HttpRequest): Promise<HttpResponse> => {
    const { getResponse } = this;
    const response = getResponse(request) as unknown as HttpResponse; // ! await-downstream
    response.headers?.set("content-language", request.locale);
    return response;
  };
}

export class WarmMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  private readonly proceed: GetResponse;

  constructor(getResponse: GetResponse) {
    this.proceed = getResponse.bind(undefined);
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    if (request.path === "/warm-up") {
      this.proceed({ ...request, path: "/" }); // ! await-downstream
      return { status: 204, headers: new Map() };
    }
    return this.proceed(request);
  }
}
