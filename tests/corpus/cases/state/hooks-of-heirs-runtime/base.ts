// What heirs keep between the hooks that their base calls: the reference runtime.
import {
  type AsyncGetResponse,
  HttpRequest,
  HttpResponse,
  markCoroutineFunction,
} from "eslint-plugin-async-middleware/runtime";

export abstract class Template {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(protected readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }
  protected before(_request: HttpRequest): void | Promise<void> {}
  protected async after(
    _request: HttpRequest,
    _response: HttpResponse,
  ): Promise<void> {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    await this.before(request);
    const response = await this.getResponse(request);
    await this.after(request, response);
    return response;
  }
}
export abstract class AbstractTemplate {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(protected readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }
  protected abstract before(request: HttpRequest): void;
  protected abstract after(response: HttpResponse): HttpResponse;

  async call(request: HttpRequest): Promise<HttpResponse> {
    this.before(request);
    return this.after(await this.getResponse(request));
  }
}
