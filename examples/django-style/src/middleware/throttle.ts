import type { GetResponse } from "../http/chain.ts";
import { HttpResponse, type HttpRequest } from "../http/message.ts";

const limit = Number(process.env["NOTES_PER_MINUTE"] ?? 30);

/** So many notes a minute from one address. */
export class ThrottleMiddleware {
  readonly #getResponse: GetResponse;
  readonly #notes = new Map<string, number>();

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
    setInterval(() => {
      this.#notes.clear();
    }, 60_000).unref();
  }

  async call(request: HttpRequest) {
    if (request.method !== "POST") return this.#getResponse(request);

    const written = this.#notes.get(request.address) ?? 0;
    if (written >= limit)
      return HttpResponse.json({ error: "take a break" }, 429);
    const response = await this.#getResponse(request);
    if (response.status === 201) this.#notes.set(request.address, written + 1);
    return response;
  }
}
