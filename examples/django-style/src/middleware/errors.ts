import type { GetResponse } from "../http/chain.ts";
import { HttpResponse, type HttpRequest } from "../http/message.ts";
import { log } from "../log.ts";

export class ErrorMiddleware {
  private readonly getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.getResponse = getResponse;
  }

  async call(request: HttpRequest) {
    try {
      return this.getResponse(request);
    } catch (error) {
      log("error", "request failed", {
        path: request.path,
        error: String(error),
      });
      return HttpResponse.json({ error: "something broke" }, 500);
    }
  }
}
