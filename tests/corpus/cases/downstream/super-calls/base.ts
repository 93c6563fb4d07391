// What an heir calls as `super.call` runs downstream.
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
  protected forward(request: HttpRequest): Promise<HttpResponse> {
    return this.getResponse(request);
  }
  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    return response;
  }
}
