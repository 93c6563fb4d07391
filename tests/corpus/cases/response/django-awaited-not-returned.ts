interface HttpRequest {
  readonly path: string;
  readonly id: string;
}
interface HttpResponse {
  readonly status: number;
  readonly headers: Map<string, string>;
}
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

/** The return type is inferred, so nothing complains: the client gets no answer. */
export class RequestIdMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest) {
    const response = await this.getResponse(request); // ! return-response
    response.headers.set("x-request-id", request.id);
  }
}

export class RequestIdFixedMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest) {
    const response = await this.getResponse(request);
    response.headers.set("x-request-id", request.id);
    return response;
  }
}

export const logging = (getResponse: GetResponse) => {
  return async (request: HttpRequest) => {
    const began = Date.now();
    await getResponse(request); // ! return-response
    console.log(request.path, Date.now() - began);
  };
};

export const loggingFixed = (getResponse: GetResponse) => {
  return async (request: HttpRequest) => {
    const began = Date.now();
    const response = await getResponse(request);
    console.log(request.path, Date.now() - began);
    return response;
  };
};
