import {
  HttpRequest,
  HttpResponse,
} from "eslint-plugin-async-middleware/runtime";
import { Template } from "./base";
export class Caught extends Template {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    try {
      return super.call(request); // ! await-downstream
    } catch (error) {
      return new HttpResponse(String(error), { status: 500 });
    }
  }
}
export class Caught2 extends Template {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    try {
      return this.forward(request); // ! await-downstream
    } catch (error) {
      return new HttpResponse(String(error), { status: 500 });
    }
  }
}
export class Dropped extends Template {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    super.call(request); // ! await-downstream
    return new HttpResponse("");
  }
}
export class Twice extends Template {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    await super.call(request);
    return super.call(request); // ! no-repeated-downstream
  }
}
