// What a middleware notes before it goes on downstream is not read by calling `this.getResponse`.
interface HttpRequest {
  readonly path: string;
}

interface HttpResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
}

type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

interface Upstream {
  ping(): Promise<void>;
}

export class ProbeMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  private probedAt = 0;

  constructor(
    private readonly getResponse: GetResponse,
    private readonly upstream: Upstream,
  ) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    this.probedAt = Date.now();
    await this.upstream.ping();
    return this.getResponse(request);
  }

  isRecent(): boolean {
    return Date.now() - this.probedAt < 1000;
  }
}

export class ProbeTimeMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  private probedAt = 0;

  constructor(
    private readonly getResponse: GetResponse,
    private readonly upstream: Upstream,
  ) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    this.probedAt = Date.now();
    await this.upstream.ping();
    const took = Date.now() - this.probedAt; // ! no-shared-state-race
    const response = await this.getResponse(request);
    response.headers["x-probe"] = String(took);
    return response;
  }
}
