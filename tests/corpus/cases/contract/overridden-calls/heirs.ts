// A `call` that goes on with that of its base leads to `acall` as that one does.
import {
  HttpRequest,
  HttpResponse,
  isCoroutineFunction,
  MiddlewareMixin,
} from "eslint-plugin-async-middleware/runtime";

import { Hybrid } from "./base.ts";

export class Healthy extends Hybrid {
  override call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    if (request.path !== "/health") return super.call(request);
    const response = new HttpResponse("ok");
    return this.isAsync ? Promise.resolve(response) : response;
  }
  protected after(response: HttpResponse): HttpResponse {
    return response;
  }
}

export class Numbered extends Healthy {
  #next = 1;
  override call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    request.state["id"] = this.#next++;
    return this.withId(request);
  }
  private withId(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    return super.call(request);
  }
}

export class Options extends MiddlewareMixin {
  override call(request: HttpRequest): unknown {
    if (request.method !== "OPTIONS") return super.call(request);
    const response = new HttpResponse();
    return isCoroutineFunction(this.getResponse)
      ? Promise.resolve(response)
      : response;
  }
}

// One that does all by itself leaves it out.
// prettier-ignore
export class Alone extends Hybrid { // ! consistent-capability:uncalledAcall
  override call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    return this.getResponse(request);
  }
  protected after(response: HttpResponse): HttpResponse {
    return response;
  }
}
