// Methods that do nothing are there for heirs: what those do blocks here.
import {
  type AsyncGetResponse,
  HttpRequest,
  HttpResponse,
  markCoroutineFunction,
} from "eslint-plugin-async-middleware/runtime";
export class Template {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(protected readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }
  protected async before(_request: HttpRequest): Promise<void> {}
  protected async after(
    _request: HttpRequest,
    _response: HttpResponse,
  ): Promise<void> {}
  async call(request: HttpRequest): Promise<HttpResponse> {
    await this.before(request); // ! no-blocking-call
    const response = await this.getResponse(request);
    await this.after(request, response);
    return response;
  }
}
