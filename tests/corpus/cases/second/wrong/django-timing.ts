type HttpRequest = { readonly path: string; readonly headers: Headers };
type GetResponse = (request: HttpRequest) => Promise<Response>;

export class TimingMiddleware {
  static syncCapable = false;
  static asyncCapable = true;
  private begun = 0;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<Response> {
    this.begun = performance.now();
    const response = await this.getResponse(request);
    const took = performance.now() - this.begun; // ! no-shared-state-race
    response.headers.set("server-timing", `total;dur=${took.toFixed(1)}`);
    return response;
  }
}
