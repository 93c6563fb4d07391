interface HttpRequest {
  readonly path: string;
}
interface HttpResponse {
  status: number;
  headers: Record<string, string>;
}
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

// The callback's braces swallow the response: the promise resolves to nothing.
export const framed = (getResponse: GetResponse) => (request: HttpRequest) => {
  // prettier-ignore
  return getResponse(request).then((response) => { // ! return-response
    response.headers["x-frame-options"] = "DENY";
  });
};

export const framedFixed =
  (getResponse: GetResponse) => (request: HttpRequest) => {
    return getResponse(request).then((response) => {
      response.headers["x-frame-options"] = "DENY";
      return response;
    });
  };

export const framedByFinally =
  (getResponse: GetResponse) => (request: HttpRequest) =>
    getResponse(request).finally(() => {
      console.log(request.path);
    });

function secure(response: HttpResponse): void {
  response.headers["strict-transport-security"] = "max-age=31536000";
}

function secured(response: HttpResponse): HttpResponse {
  secure(response);
  return response;
}

/** `secure` changes its argument and gives nothing back. */
export class SecurityMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest) {
    const response = await this.getResponse(request);
    return secure(response); // ! return-response
  }
}

export class SecurityFixedMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest) {
    return secured(await this.getResponse(request));
  }
}
