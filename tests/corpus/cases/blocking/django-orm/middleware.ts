import { HttpResponse, type GetResponse, type HttpRequest } from "./http.js";
import { AuditLog, Bans } from "./models.js";

export class AuditMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    AuditLog.objects.create({ path: request.path, user: request.user ?? "-" }); // ! no-blocking-call
    return response;
  }
}

export class BanMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    // Building a query touches no database; asking it does.
    const bans = Bans.objects.filter({ ip: request.meta["REMOTE_ADDR"] ?? "" });
    const banned = bans.exists(); // ! no-blocking-call
    if (banned) {
      return new HttpResponse("banned", 403);
    }
    return this.getResponse(request);
  }
}

export class AsyncAuditMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    const banned = await Bans.objects
      .filter({ ip: request.meta["REMOTE_ADDR"] ?? "" })
      .aexists();
    if (banned) return new HttpResponse("banned", 403);
    const response = await this.getResponse(request);
    await AuditLog.objects.acreate({
      path: request.path,
      user: request.user ?? "-",
    });
    return response;
  }
}
