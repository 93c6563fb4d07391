type HttpRequest = {
  readonly path: string;
  readonly headers: Headers;
  user?: string;
};
type GetResponse = (request: HttpRequest) => Promise<Response>;

declare function userOf(token: string | null): Promise<string | undefined>;
declare function spanned<T>(name: string, work: () => Promise<T>): Promise<T>;

export class UserMiddleware {
  static syncCapable = false;
  static asyncCapable = true;
  readonly #getResponse: GetResponse;
  readonly #exempt: ReadonlySet<string>;
  #served = 0;

  constructor(
    getResponse: GetResponse,
    exempt: readonly string[] = ["/health"],
  ) {
    this.#getResponse = getResponse;
    this.#exempt = new Set(exempt);
  }

  async call(request: HttpRequest): Promise<Response> {
    if (this.#exempt.has(request.path)) return this.#getResponse(request);
    request.user = await userOf(request.headers.get("authorization"));
    const response = await spanned("downstream", () =>
      this.#getResponse(request),
    );
    this.#served += 1;
    response.headers.set("x-user", request.user ?? "anonymous");
    response.headers.set("x-served", String(this.#served));
    return response;
  }
}

export function noStore(getResponse: GetResponse): GetResponse {
  return async (request) => {
    const response = await getResponse(request);
    response.headers.set("cache-control", "no-store");
    return response;
  };
}
