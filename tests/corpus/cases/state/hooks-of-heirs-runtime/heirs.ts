import {
  HttpRequest,
  HttpResponse,
} from "eslint-plugin-async-middleware/runtime";
import { Template, AbstractTemplate } from "./base";
declare function userOf(token: string): Promise<string>;

export class UserHeader extends Template {
  private user = "";
  protected override async before(request: HttpRequest): Promise<void> {
    this.user = await userOf(request.headers["authorization"] ?? ""); // ! no-request-state-leak
  }
  protected override async after(
    _request: HttpRequest,
    response: HttpResponse,
  ): Promise<void> {
    response.headers.set("x-user", this.user);
  }
}
export class Timing extends Template {
  private start = 0;
  protected override before(): void {
    this.start = Date.now();
  }
  protected override async after(
    _request: HttpRequest,
    response: HttpResponse,
  ): Promise<void> {
    response.headers.set("x-time", String(Date.now() - this.start)); // ! no-shared-state-race
  }
}
export class Locale extends AbstractTemplate {
  private locale = "en";
  protected before(request: HttpRequest): void {
    this.locale = request.headers["accept-language"] ?? "en"; // ! no-request-state-leak
  }
  protected after(response: HttpResponse): HttpResponse {
    response.headers.set("content-language", this.locale);
    return response;
  }
}
export class Current extends AbstractTemplate {
  #request: HttpRequest | undefined;
  protected before(request: HttpRequest): void {
    this.#request = request; // ! no-request-state-leak
  }
  protected after(response: HttpResponse): HttpResponse {
    if (this.#request?.path.startsWith("/admin"))
      response.headers.set("cache-control", "no-store");
    return response;
  }
}
export class Limit extends AbstractTemplate {
  #active = 0;
  protected before(): void {
    if (this.#active >= 10) throw new Error("busy");
    this.#active++;
  }
  protected after(response: HttpResponse): HttpResponse {
    this.#active--;
    return response;
  }
}
// right twins
export class Keyed extends AbstractTemplate {
  readonly #starts = new WeakMap<HttpRequest, number>();
  #last: HttpRequest | undefined;
  protected before(request: HttpRequest): void {
    this.#starts.set(request, Date.now());
  }
  protected after(response: HttpResponse): HttpResponse {
    return response;
  }
}
export class KeyedUser extends Template {
  readonly users = new WeakMap<HttpRequest, string>();
  protected override async before(request: HttpRequest): Promise<void> {
    this.users.set(
      request,
      await userOf(request.headers["authorization"] ?? ""),
    );
  }
  protected override async after(
    request: HttpRequest,
    response: HttpResponse,
  ): Promise<void> {
    response.headers.set("x-user", this.users.get(request) ?? "");
  }
}
export class Counting extends Template {
  count = 0;
  readonly started = Date.now();
  readonly byPath = new Map<string, number>();
  protected override before(request: HttpRequest): void {
    this.count++;
    this.byPath.set(request.path, (this.byPath.get(request.path) ?? 0) + 1);
  }
  protected override async after(
    _request: HttpRequest,
    response: HttpResponse,
  ): Promise<void> {
    response.headers.set("x-count", String(this.count));
    response.headers.set("x-up", String(Date.now() - this.started));
  }
}
