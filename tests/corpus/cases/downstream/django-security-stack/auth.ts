import { HttpResponse } from "./http";
import type { GetResponse, HttpRequest, User } from "./http";

declare const users: { get(id: number): Promise<User | null> };

export class AuthenticationMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    const id = request.session?.data.get("user_id");
    if (typeof id === "number") {
      const user = await users.get(id);
      if (user?.isActive) request.user = user;
    }
    return this.getResponse(request);
  }
}

/** Starts the view before it knows whether the user may see it. */
export class LoginRequiredMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    const answer = this.getResponse(request); // ! await-downstream
    if (!request.user && !request.path.startsWith("/login")) {
      const redirect = new HttpResponse(302);
      redirect.headers.set("location", `/login?next=${request.path}`);
      return redirect;
    }
    return answer;
  }
}
