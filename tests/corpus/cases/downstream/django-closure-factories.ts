interface HttpRequest {
  readonly path: string;
  readonly user?: { readonly id: string };
}
interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
}
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;
type Middleware = (getResponse: GetResponse) => GetResponse;

declare const log: (line: string) => void;
declare const denied: HttpResponse;

// The function around runs once at start-up; only the inner one is judged.
export const simple: Middleware = (getResponse) => {
  log("one-time configuration");
  return async (request) => {
    const response = await getResponse(request);
    response.headers.set("x-path", request.path);
    return response;
  };
};

export const elapsed: Middleware = (getResponse) => async (request) => {
  const began = performance.now();
  const answer = getResponse(request); // ! await-downstream
  log(`${request.path} took ${(performance.now() - began).toFixed(1)} ms`);
  return answer;
};

export const optional =
  (enabled: boolean): Middleware =>
  (getResponse) =>
    enabled
      ? async (request) => {
          log(request.path);
          return getResponse(request);
        }
      : getResponse;

export const guarded: Middleware = (getResponse) => {
  async function middleware(request: HttpRequest): Promise<HttpResponse> {
    const pending = getResponse(request); // ! await-downstream
    if (!request.user) return denied;
    return pending;
  }
  return middleware;
};

export const guardedFirst: Middleware = (getResponse) => {
  async function middleware(request: HttpRequest): Promise<HttpResponse> {
    if (!request.user) return denied;
    const pending = getResponse(request);
    log("admitted");
    return pending;
  }
  return middleware;
};
