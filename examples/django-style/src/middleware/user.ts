import type { GetResponse } from "../http/chain.ts";
import type { HttpRequest } from "../http/message.ts";
import { userOf } from "../store/users.ts";

export class UserMiddleware {
  readonly getResponse: GetResponse;
  private user: string | undefined;

  constructor(getResponse: GetResponse) {
    this.getResponse = getResponse;
  }

  async call(request: HttpRequest) {
    this.user = await userOf(request.session["token"] ?? "");
    request.user = this.user;
    const response = await this.getResponse(request);
    if (this.user) response.headers.set("x-user", this.user);
    return response;
  }
}
