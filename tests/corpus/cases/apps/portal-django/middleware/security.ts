import {
  HttpResponseForbidden,
  HttpResponseTooManyRequests,
  type GetResponse,
  type HttpRequest,
  type HttpResponse,
} from "../http";
import type { Cache } from "../cache";
import { Blocks } from "../models";

const HEADERS: readonly (readonly [string, string])[] = [
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "same-origin"],
];

export class SecurityHeadersMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    for (const [name, value] of HEADERS) response.headers.set(name, value);
    return response;
  }
}

export class BlockListMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    const address = request.remoteAddress;
    const blocks = Blocks.objects.filter({ address }).orderBy("id");
    if ((await blocks.acount()) > 0) return new HttpResponseForbidden();
    return this.getResponse(request);
  }
}

export function rateLimit(cache: Cache, perMinute: number) {
  return (getResponse: GetResponse): GetResponse =>
    async (request) => {
      const used = await cache.incr(`rate:${request.remoteAddress}`, 60);
      if (used > perMinute) return new HttpResponseTooManyRequests();
      return getResponse(request);
    };
}
