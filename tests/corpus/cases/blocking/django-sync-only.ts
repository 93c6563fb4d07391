// Right: a sync-only middleware of a Django-style chain runs on a worker thread, where waiting is no harm.
// Its async sister runs on the loop.
import { appendFileSync, readFileSync } from "node:fs";
import { appendFile } from "node:fs/promises";

interface HttpRequest {
  readonly path: string;
}

interface HttpResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
}

type SyncGetResponse = (request: HttpRequest) => HttpResponse;
type AsyncGetResponse = (request: HttpRequest) => Promise<HttpResponse>;

export class SyncLogMiddleware {
  static readonly syncCapable = true;
  static readonly asyncCapable = false;

  constructor(private readonly getResponse: SyncGetResponse) {}

  call(request: HttpRequest): HttpResponse {
    const response = this.getResponse(request);
    appendFileSync("access.log", `${request.path}\n`);
    return response;
  }
}

export class AsyncLogMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  private readonly salt = readFileSync("salt.txt", "utf8");

  constructor(private readonly getResponse: AsyncGetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    appendFileSync("access.log", `${request.path}\n`); // ! no-blocking-call
    response.headers["x-salt"] = this.salt;
    return response;
  }

  async processException(
    request: HttpRequest,
    error: unknown,
  ): Promise<undefined> {
    await appendFile("errors.log", `${request.path}: ${String(error)}\n`);
    return undefined;
  }
}

export class AsyncHookMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  constructor(private readonly getResponse: AsyncGetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    return this.getResponse(request);
  }

  async processException(
    request: HttpRequest,
    error: unknown,
  ): Promise<undefined> {
    appendFileSync("errors.log", `${request.path}: ${String(error)}\n`); // ! no-blocking-call
    return undefined;
  }
}
