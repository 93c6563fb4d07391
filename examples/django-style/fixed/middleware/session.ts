import { randomUUID } from "node:crypto";

import type { GetResponse } from "../http/chain.ts";
import type { HttpRequest } from "../http/message.ts";
import { SessionStore } from "../sessions/store.ts";

/** Loads the session that the cookie names, and saves what the view has changed. */
export class SessionMiddleware {
  readonly #getResponse: GetResponse;
  readonly #store = new SessionStore();

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
  }

  async call(request: HttpRequest) {
    const cookie = /\bsession=([\w-]+)/.exec(
      request.headers.get("cookie") ?? "",
    );
    const key = cookie?.[1] ?? randomUUID();
    request.session = await this.#store.load(key);
    const before = JSON.stringify(request.session);

    const response = await this.#getResponse(request);
    if (JSON.stringify(request.session) !== before) {
      await this.#store.save(key, request.session);
      response.headers.set("set-cookie", `session=${key}; Path=/; HttpOnly`);
    }
    return response;
  }
}
