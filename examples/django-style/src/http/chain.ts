import { HttpResponse, type HttpRequest } from "./message.ts";

export type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

export interface Middleware {
  call(request: HttpRequest): Promise<HttpResponse | undefined>;
}

export type MiddlewareClass = new (getResponse: GetResponse) => Middleware;

/** Wraps the view in the middleware, the last one of the list innermost. */
export function buildChain(
  view: GetResponse,
  classes: readonly MiddlewareClass[],
): GetResponse {
  return classes.reduceRight<GetResponse>((inner, Class) => {
    const layer = new Class(inner);
    return async (request) => checked(await layer.call(request), Class.name);
  }, view);
}

function checked(response: HttpResponse | undefined, by: string): HttpResponse {
  if (response instanceof HttpResponse) return response;
  throw new TypeError(
    `${by}.call didn't return a response. It returned ${String(response)} instead.`,
  );
}
