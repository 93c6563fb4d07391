import type { GetResponse, HttpRequest, HttpResponse, Session } from "./http";

declare const store: {
  load(key: string | undefined): Promise<Session>;
  save(session: Session): Promise<void>;
};

/** After Django's SessionMiddleware. */
export class SessionMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  readonly #getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    const session = await store.load(request.cookies.get("sessionid"));
    request.session = session;
    const response = await this.#getResponse(request);
    if (!session.modified || response.status >= 500) return response;
    await store.save(session);
    response.cookies.set("sessionid", session.key);
    response.headers.set("vary", "Cookie");
    return response;
  }
}
