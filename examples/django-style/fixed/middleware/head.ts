import type { GetResponse } from "../http/chain.ts";
import type { HttpRequest } from "../http/message.ts";

/** Answers HEAD as GET would, without the body. */
export class HeadMiddleware {
  readonly #getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
  }

  async call(request: HttpRequest) {
    const response = await this.#getResponse(request);
    if (request.method === "HEAD") {
      response.headers.set("content-length", String(response.body.length));
      response.body = Buffer.alloc(0);
    }
    return response;
  }
}
