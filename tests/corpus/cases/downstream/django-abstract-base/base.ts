export interface HttpRequest {
  readonly path: string;
  readonly session?: string;
}
export interface HttpResponse {
  status: number;
  body: string;
}
export type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

/** What Django's MiddlewareMixin does: request hook, downstream, response hook. */
export abstract class MiddlewareBase {
  static readonly syncCapable: boolean = false;
  static readonly asyncCapable: boolean = true;

  constructor(protected readonly getResponse: GetResponse) {}

  abstract call(request: HttpRequest): Promise<HttpResponse>;

  protected async next(request: HttpRequest): Promise<HttpResponse> {
    return await this.getResponse(request);
  }
}
