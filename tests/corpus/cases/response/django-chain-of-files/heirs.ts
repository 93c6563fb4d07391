import { MiddlewareMixin } from "./base";
import type { GetResponse, HttpRequest, HttpResponse } from "./base";

/** Hooks may give back nothing: `call` stands in the base. */
export class LoginMiddleware extends MiddlewareMixin {
  protected override async processRequest(
    request: HttpRequest,
  ): Promise<HttpResponse | undefined> {
    if (request.user) return;
    return { status: 401, headers: new Headers() };
  }
}

export class FrameMiddleware extends MiddlewareMixin {
  protected override async processResponse(
    request: HttpRequest,
    response: HttpResponse,
  ): Promise<undefined> {
    response.headers.set("x-frame-options", "DENY");
  }
}

export const plain = (getResponse: GetResponse) => {
  const middleware = async (request: HttpRequest) => {
    const response = await getResponse(request);
    if (request.path === "/") {
      response.headers.set("x-home", "1");
      return response;
    } else if (request.user) {
      response.headers.set("x-user", request.user.name);
      return response;
    }
    return; // ! return-response
  };
  return middleware;
};
