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
    this.#notes.set(request.address, written + 1);
    let kept = false;
    try {
      const response = await this.#getResponse(request);
      kept = response.status === 201;
      return response;
    } finally {
      if (!kept) this.#giveBack(request.address);
    }
  }

  #giveBack(address: string): void {
    this.#notes.set(address, Math.max((this.#notes.get(address) ?? 0) - 1, 0));
  }
}
