import type { GetResponse, HttpRequest, HttpResponse, User } from "../http";
import { Sessions, Users } from "../models";

export class SessionMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    request.user = await this.userOf(request);
    return this.getResponse(request);
  }

  private async userOf(request: HttpRequest): Promise<User | undefined> {
    const id = request.headers.get("x-session");
    if (!id) return undefined;
    const session = await Sessions.objects.filter({ id }).afirst();
    return session && Users.objects.aget({ id: session.userId });
  }
}

export class LocaleMiddleware {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;

  private language = "en";

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    this.language = request.user?.language ?? "en"; // ! no-request-state-leak
    const response = await this.getResponse(request);
    response.headers.set("content-language", this.language);
    return response;
  }
}
