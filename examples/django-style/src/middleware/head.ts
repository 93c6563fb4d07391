import type { GetResponse } from "../http/chain.ts";
import type { HttpRequest } from "../http/message.ts";

/** Answers HEAD as GET would, without the body. */
export class HeadMiddleware {
  readonly #getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
  }

  async call(request: HttpRequest) {
    let length: number | undefined;
    if (request.method === "HEAD") {
      const full = await this.#getResponse(request);
      length = full.body.length;
    }
    const response = await this.#getResponse(request);
    if (length !== undefined) {
      response.headers.set("content-length", String(length));
      response.body = Buffer.alloc(0);
    }
    return response;
  }
}
