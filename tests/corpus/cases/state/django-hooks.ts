// State handed from one hook to another through the instance, which all requests share.
interface HttpRequest {
  readonly path: string;
  readonly state: Map<string, unknown>;
}

interface HttpResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
}

type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;
type View = (request: HttpRequest) => Promise<HttpResponse>;

export class ViewNameMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  private view = "";
  private served = 0;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    response.headers["x-view"] = this.view;
    response.headers["x-served"] = String(++this.served);
    return response;
  }

  async processView(request: HttpRequest, view: View): Promise<undefined> {
    this.view = `${view.name} ${request.path}`; // ! no-request-state-leak
    return undefined;
  }
}

export class OwnViewNameMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    response.headers["x-view"] = String(request.state.get("view"));
    return response;
  }

  async processView(request: HttpRequest, view: View): Promise<undefined> {
    request.state.set("view", `${view.name} ${request.path}`);
    return undefined;
  }
}
