interface HttpRequest {
  readonly path: string;
  readonly method: string;
}
interface HttpResponse {
  readonly status: number;
}
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

declare const gone: HttpResponse;
declare const moved: Map<string, HttpResponse>;

/** Made by a function; the class has no name of its own. */
export function onlyFor(method: string) {
  return class {
    static readonly asyncCapable = true;
    static readonly syncCapable = false;
    constructor(readonly getResponse: GetResponse) {}

    // prettier-ignore
    async call(request: HttpRequest) { // ! return-response
      if (request.method === method) return this.getResponse(request);
    }
  };
}

export function onlyForFixed(method: string) {
  return class {
    static readonly asyncCapable = true;
    static readonly syncCapable = false;
    constructor(readonly getResponse: GetResponse) {}

    async call(request: HttpRequest) {
      if (request.method === method) return this.getResponse(request);
      return gone;
    }
  };
}

// Expressions that always give a response.
export const either =
  (getResponse: GetResponse) => async (request: HttpRequest) =>
    moved.get(request.path) || getResponse(request);

export const nestedTernary =
  (getResponse: GetResponse) => async (request: HttpRequest) =>
    request.method === "GET"
      ? getResponse(request)
      : request.method === "HEAD"
        ? { status: 204 }
        : gone;

export const byLet =
  (getResponse: GetResponse) => async (request: HttpRequest) => {
    let response: HttpResponse;
    if (request.path === "/gone") response = gone;
    else response = await getResponse(request);
    return response;
  };

export const byHelper = (getResponse: GetResponse) => {
  const answer = async (request: HttpRequest) => {
    const response = await getResponse(request);
    return response.status === 404 ? gone : response;
  };
  return (request: HttpRequest) => answer(request);
};

/** `&&` gives `false` where a response was due. */
export const byAnd =
  (getResponse: GetResponse) => async (request: HttpRequest) => {
    return request.method === "GET" && getResponse(request); // ! return-response
  };

/** The `finally` returns over the response. */
export const overridden =
  (getResponse: GetResponse) => async (request: HttpRequest) => {
    try {
      return await getResponse(request);
    } finally {
      if (request.method === "TRACE") return; // ! return-response
    }
  };
