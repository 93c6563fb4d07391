import { HttpResponse } from "./http";
import type { GetResponse, HttpRequest } from "./http";

const safe = new Set(["GET", "HEAD", "OPTIONS", "TRACE"]);

function tokensMatch(request: HttpRequest): boolean {
  const cookie = request.cookies.get("csrftoken");
  return cookie !== undefined && cookie === request.headers.get("x-csrftoken");
}

export class CsrfViewMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;

  constructor(protected readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    request.csrfToken = request.cookies.get("csrftoken") ?? crypto.randomUUID();
    if (!safe.has(request.method) && !tokensMatch(request)) {
      return new HttpResponse(403, "CSRF verification failed");
    }
    return this.process(await this.getResponse(request), request.csrfToken);
  }

  protected process(response: HttpResponse, token: string): HttpResponse {
    response.cookies.set("csrftoken", token);
    return response;
  }
}

/** Overrides one step, and lets the promise through where a response was due. */
export class LooseCsrfMiddleware extends CsrfViewMiddleware {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    const token = request.cookies.get("csrftoken") ?? crypto.randomUUID();
    const response = this.getResponse(request) as unknown as HttpResponse; // ! await-downstream
    return this.process(response, token);
  }
}
