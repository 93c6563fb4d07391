import type { GetResponse } from "../http/chain.ts";
import type { HttpRequest } from "../http/message.ts";
import { log } from "../log.ts";

/** Who did what, for the log that we keep for a year. */
export class AuditMiddleware {
  readonly #getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
  }

  async call(request: HttpRequest) {
    const { method, path, user } = request;
    try {
      const response = await this.#getResponse(request);
      log("info", "audit", { method, path, user, status: response.status });
      return response;
    } catch (error) {
      log("error", "audit", { method, path, user, error: String(error) });
    }
  }
}
