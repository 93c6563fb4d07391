import {
  tenantOf,
  type GetResponse,
  type HttpRequest,
  type HttpResponse,
  type Tenant,
} from "./http.js";

export class TenantMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  private tenant: Tenant | undefined;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    this.tenant = await tenantOf(request.host); // ! no-request-state-leak
    const response = await this.getResponse(request);
    response.headers["x-tenant"] = this.tenant.id;
    return response;
  }
}

export class RequestTenantMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  private readonly known = new Map<string, Promise<Tenant>>();

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    let pending = this.known.get(request.host);
    if (!pending) {
      pending = tenantOf(request.host);
      this.known.set(request.host, pending);
    }
    request.tenant = await pending;
    const response = await this.getResponse(request);
    response.headers["x-tenant"] = request.tenant.id;
    return response;
  }
}
