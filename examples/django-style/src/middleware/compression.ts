import { gzipSync } from "node:zlib";

import type { GetResponse } from "../http/chain.ts";
import type { HttpRequest } from "../http/message.ts";

const worthwhile = 512;

export class CompressionMiddleware {
  readonly #getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
  }

  async call(request: HttpRequest) {
    const response = await this.#getResponse(request);
    const accepted = request.headers.get("accept-encoding") ?? "";
    if (response.body.length >= worthwhile && accepted.includes("gzip")) {
      response.body = gzipSync(response.body);
      response.headers.set("content-encoding", "gzip");
    }
    return response;
  }
}
