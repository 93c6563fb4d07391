// Heirs that go on with `super.call`, and what else they do.
import {
  type AsyncGetResponse,
  type GetResponse,
  HttpRequest,
  HttpResponse,
  markCoroutineFunction,
  isCoroutineFunction,
  MiddlewareMixin,
} from "eslint-plugin-async-middleware/runtime";
import { readFileSync } from "node:fs";
class Template {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(protected readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }
  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    response.headers.set("a", "b");
    return response;
  }
}
export class Blocks extends Template {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    request.META["A"] = readFileSync("a", "utf8"); // ! no-blocking-call
    return super.call(request);
  }
}
export class Leaks extends Template {
  private path = "";
  override async call(request: HttpRequest): Promise<HttpResponse> {
    this.path = request.path; // ! no-request-state-leak
    const response = await super.call(request);
    response.headers.set("x", this.path);
    return response;
  }
}
export class Right extends Template {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    if (request.path === "/x") return new HttpResponse("");
    const response = await super.call(request);
    response.headers.set("x", "y");
    return response;
  }
}
export class Skips extends Template {
  override call(request: HttpRequest): Promise<HttpResponse> {
    return request.path === "/x"
      ? this.getResponse(request)
      : super.call(request);
  }
}
export class Retry extends Template {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    try {
      return await super.call(request);
    } catch {
      return await super.call(request);
    }
  }
}
export class Mixin extends MiddlewareMixin {
  override call(request: HttpRequest): unknown {
    request.state["x"] = 1;
    return super.call(request);
  }
}
export class Mixin2 extends MiddlewareMixin {
  override call(request: HttpRequest): unknown {
    const response = super.call(request);
    return response instanceof Promise
      ? response.then((r: HttpResponse) => r)
      : response;
  }
}
class Hybrid {
  static readonly asyncCapable = true;
  static readonly syncCapable = true;
  constructor(protected readonly getResponse: GetResponse) {
    if (isCoroutineFunction(getResponse)) markCoroutineFunction(this);
  }
  call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    return isCoroutineFunction(this.getResponse)
      ? this.acall(request)
      : this.stamp(this.getResponse(request) as HttpResponse);
  }
  protected async acall(request: HttpRequest): Promise<HttpResponse> {
    return this.stamp(await this.getResponse(request));
  }
  protected stamp(r: HttpResponse): HttpResponse {
    r.headers.set("a", "b");
    return r;
  }
}
export class Heir extends Hybrid {
  override call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    request.state["a"] = 1;
    return super.call(request);
  }
}
export class Heir2 extends Hybrid {
  override call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    const answer = super.call(request);
    if (answer instanceof Promise)
      return answer.then((r) => {
        r.headers.set("b", "c");
        return r;
      });
    answer.headers.set("b", "c");
    return answer;
  }
}
export class Heir3 extends Hybrid {
  protected override async acall(request: HttpRequest): Promise<HttpResponse> {
    const r = await super.acall(request);
    r.headers.set("z", "y");
    return r;
  }
  protected override stamp(r: HttpResponse): HttpResponse {
    return super.stamp(r);
  }
}
