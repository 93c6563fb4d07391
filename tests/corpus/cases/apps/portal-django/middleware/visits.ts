import type { GetResponse, HttpRequest, HttpResponse } from "../http";
import { Visits } from "../models";

export class VisitMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  private slow = 0;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    const start = performance.now();
    const response = await this.getResponse(request);
    const milliseconds = Math.round(performance.now() - start);
    if (milliseconds > 1000) this.slow++;
    this.record(request.path, milliseconds); // ! no-blocking-call
    response.headers.set("x-slow", String(this.slow));
    return response;
  }

  private record(path: string, milliseconds: number): void {
    if (path.startsWith("/static/")) return;
    Visits.objects.create({ path, milliseconds });
  }
}

export class ConditionalGetMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse | undefined> {
    const response = await this.getResponse(request);
    const tag = response.headers.get("etag");
    if (!tag) return response;
    if (request.headers.get("if-none-match") !== tag) {
      response.headers.set("x-cache", "miss");
      return; // ! return-response
    }
    response.status = 304;
    return response;
  }
}
