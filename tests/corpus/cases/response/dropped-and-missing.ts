/** Neither awaited nor returned: downstream floats, and the request gets no answer. */
interface HttpRequest {
  readonly path: string;
}
interface HttpResponse {
  readonly status: number;
}
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

export const dropped = (getResponse: GetResponse) => {
  // prettier-ignore
  return (request: HttpRequest) => { // ! return-response
    getResponse(request); // ! await-downstream
  };
};

export class DroppedMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  // prettier-ignore
  async call(request: HttpRequest) { // ! return-response
    console.log(request.path);
    void this.getResponse(request); // ! await-downstream
  }
}

export const kept = (getResponse: GetResponse) => {
  return (request: HttpRequest) => {
    return getResponse(request);
  };
};
