import type { GetResponse } from "../http/chain.ts";
import type { HttpRequest } from "../http/message.ts";

/** How long each answer took, for the proxy's log. */
export class TimingMiddleware {
  readonly getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.getResponse = getResponse;
  }

  async call(request: HttpRequest) {
    const started = performance.now();
    const response = await this.getResponse(request);
    const elapsed = performance.now() - started;
    response.headers.set("x-elapsed", elapsed.toFixed(1));
    return response;
  }
}
