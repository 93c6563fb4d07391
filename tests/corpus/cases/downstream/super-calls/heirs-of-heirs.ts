// Heirs of heirs: each goes on with `super.call`.
import {
  type AsyncGetResponse,
  HttpRequest,
  HttpResponse,
  markCoroutineFunction,
} from "eslint-plugin-async-middleware/runtime";
import { readFileSync } from "node:fs";
export class A {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(protected readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }
  async call(request: HttpRequest): Promise<HttpResponse> {
    return this.getResponse(request);
  }
}
export class B extends A {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    request.state["b"] = 1;
    return super.call(request);
  }
}
export class C extends B {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    super.call(request); // ! await-downstream
    return new HttpResponse("");
  }
}
export class C2 extends B {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    request.META["A"] = readFileSync("a", "utf8"); // ! no-blocking-call
    return super.call(request);
  }
}
export class C3 extends B {
  private path = "";
  override async call(request: HttpRequest): Promise<HttpResponse> {
    this.path = request.path; // ! no-request-state-leak
    const response = await super.call(request);
    response.headers.set("x", this.path);
    return response;
  }
}
export class D extends C2 {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    try {
      return super.call(request); // ! await-downstream
    } catch (e) {
      return new HttpResponse(String(e));
    }
  }
}
export class D2 extends C2 {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    try {
      return await super.call(request);
    } catch (e) {
      return new HttpResponse(String(e));
    }
  }
}
export class Between extends A {}
export class E extends Between {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    super.call(request); // ! await-downstream
    return new HttpResponse("");
  }
}
export class Helper extends A {
  protected async around(request: HttpRequest): Promise<HttpResponse> {
    const r = await super.call(request);
    r.headers.set("a", "b");
    return r;
  }
  override async call(request: HttpRequest): Promise<HttpResponse> {
    return this.around(request);
  }
}
export class F extends Helper {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    this.around(request); // ! await-downstream
    return new HttpResponse("");
  }
}
