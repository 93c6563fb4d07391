type HttpRequest = { readonly path: string };
type Result = Response | Promise<Response>;
type GetResponse = (request: HttpRequest) => Result;

declare function isAsyncFunction(value: unknown): boolean;

export class PoweredByMiddleware {
  static syncCapable = true;
  static asyncCapable = true;
  readonly #isAsync: boolean;

  constructor(private readonly getResponse: GetResponse) {
    this.#isAsync = isAsyncFunction(getResponse);
  }

  call(request: HttpRequest): Result {
    if (this.#isAsync) return this.acall(request);
    return this.mark(this.getResponse(request) as Response);
  }

  async acall(request: HttpRequest): Promise<Response> {
    return this.mark(await this.getResponse(request));
  }

  private mark(response: Response) {
    response.headers.set("x-powered-by", "async-middleware");
    return response;
  }
}
