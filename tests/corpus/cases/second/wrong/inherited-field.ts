type HttpRequest = { readonly path: string };
type GetResponse = (request: HttpRequest) => Promise<Response>;

abstract class BaseMiddleware {
  static syncCapable = false;
  static asyncCapable = true;
  protected hits = 0;

  constructor(protected readonly getResponse: GetResponse) {}
}

export class HitsMiddleware extends BaseMiddleware {
  async call(request: HttpRequest): Promise<Response> {
    const hits = this.hits;
    const response = await this.getResponse(request);
    this.hits = hits + 1; // ! no-shared-state-race
    response.headers.set("x-hits", String(this.hits));
    return response;
  }
}
