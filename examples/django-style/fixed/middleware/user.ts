import type { GetResponse } from "../http/chain.ts";
import type { HttpRequest } from "../http/message.ts";
import { userOf } from "../store/users.ts";

export class UserMiddleware {
  readonly getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.getResponse = getResponse;
  }

  async call(request: HttpRequest) {
    const user = await userOf(request.session["token"] ?? "");
    request.user = user;
    const response = await this.getResponse(request);
    if (user) response.headers.set("x-user", user);
    return response;
  }
}
