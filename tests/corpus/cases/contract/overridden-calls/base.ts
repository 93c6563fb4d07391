import {
  type GetResponse,
  HttpRequest,
  HttpResponse,
  isCoroutineFunction,
  markCoroutineFunction,
} from "eslint-plugin-async-middleware/runtime";

export abstract class Hybrid {
  static syncCapable = true;
  static asyncCapable = true;
  protected readonly isAsync: boolean;
  constructor(protected readonly getResponse: GetResponse) {
    this.isAsync = isCoroutineFunction(getResponse);
    if (this.isAsync) markCoroutineFunction(this);
  }
  call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    if (this.isAsync) return this.acall(request);
    return this.after(this.getResponse(request) as HttpResponse);
  }
  protected async acall(request: HttpRequest): Promise<HttpResponse> {
    return this.after(await this.getResponse(request));
  }
  protected abstract after(response: HttpResponse): HttpResponse;
}
