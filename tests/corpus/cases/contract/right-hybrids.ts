// Every way to be a middleware that can do both, as its documentation and its users write it: all right.
import {
  type AsyncGetResponse,
  type GetResponse,
  type SyncGetResponse,
  HttpRequest,
  HttpResponse,
  JsonResponse,
  markCoroutineFunction,
  isCoroutineFunction,
  MiddlewareMixin,
  syncAndAsyncMiddleware,
  syncOnlyMiddleware,
  asyncOnlyMiddleware,
  syncToAsync,
  TemplateResponse,
  type View,
} from "eslint-plugin-async-middleware/runtime";
type Answer = HttpResponse | Promise<HttpResponse>;
const known = new Map([["letmein", "ada"]]);
const users = {
  find: async (token: string) => Promise.resolve(known.get(token) ?? null),
  findSync: (token: string) => known.get(token) ?? null,
};

// 1. full hybrid with process hooks
export class Auth {
  static readonly syncCapable = true;
  static readonly asyncCapable = true;
  private readonly isAsync: boolean;
  constructor(private readonly getResponse: GetResponse) {
    this.isAsync = isCoroutineFunction(getResponse);
    if (this.isAsync) markCoroutineFunction(this);
  }
  call(request: HttpRequest): Answer {
    return this.isAsync ? this.acall(request) : this.scall(request);
  }
  private scall(request: HttpRequest): HttpResponse {
    const user = users.findSync(request.headers["x-token"] ?? "");
    if (!user) return new JsonResponse({ error: "no" }, { status: 401 });
    request.state["user"] = user;
    return this.getResponse(request) as HttpResponse;
  }
  private async acall(request: HttpRequest): Promise<HttpResponse> {
    const user = await users.find(request.headers["x-token"] ?? "");
    if (!user) return new JsonResponse({ error: "no" }, { status: 401 });
    request.state["user"] = user;
    return this.getResponse(request);
  }
}
// 2. function hybrid, both in helper
function finish(response: HttpResponse): HttpResponse {
  response.headers.set("x", "y");
  return response;
}
export const both = syncAndAsyncMiddleware((getResponse: GetResponse) =>
  isCoroutineFunction(getResponse)
    ? async (request: HttpRequest) => finish(await getResponse(request))
    : (request: HttpRequest) => finish(getResponse(request) as HttpResponse),
);
// 3. narrow by type guard of own
function isAsyncGetResponse(get: GetResponse): get is AsyncGetResponse {
  return isCoroutineFunction(get);
}
export const guarded = syncAndAsyncMiddleware((getResponse: GetResponse) => {
  if (isAsyncGetResponse(getResponse)) {
    return async (request: HttpRequest) => {
      const r = await getResponse(request);
      return finish(r);
    };
  }
  const sync = getResponse as SyncGetResponse;
  return (request: HttpRequest) => {
    const r = sync(request);
    return finish(r);
  };
});
// 4. instance then
export class Then {
  static readonly syncCapable = true;
  static readonly asyncCapable = true;
  constructor(private readonly getResponse: GetResponse) {
    if (isCoroutineFunction(getResponse)) markCoroutineFunction(this);
  }
  call(request: HttpRequest): Answer {
    const answer = this.getResponse(request);
    if (answer instanceof Promise) return answer.then((r) => finish(r));
    return finish(answer);
  }
}
// 5. subclass overrides
export class Stricter extends Auth {
  readonly strict = true;
}
// 6. sync only with flags on factory
export const syncOnly = syncOnlyMiddleware(
  (getResponse: SyncGetResponse) => (request: HttpRequest) =>
    finish(getResponse(request)),
);
// 7. async-only Object.assign
export const asyncOnly = Object.assign(
  (getResponse: AsyncGetResponse) =>
    markCoroutineFunction(async (request: HttpRequest) =>
      finish(await getResponse(request)),
    ),
  { asyncCapable: true, syncCapable: false },
);
// 8. mixin with hooks
export class Session extends MiddlewareMixin {
  processRequest(request: HttpRequest): undefined {
    request.state["session"] = users.findSync(request.headers["cookie"] ?? "");
    return undefined;
  }
  processResponse(_request: HttpRequest, response: HttpResponse): HttpResponse {
    return finish(response);
  }
}
// 9. template hook
export class Template {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }
  async call(request: HttpRequest): Promise<HttpResponse> {
    return this.getResponse(request);
  }
  async processTemplateResponse(
    _request: HttpRequest,
    response: TemplateResponse,
  ): Promise<TemplateResponse> {
    await Promise.resolve();
    return response;
  }
  async processView(
    request: HttpRequest,
    view: View,
    kwargs: Readonly<Record<string, string>>,
  ): Promise<HttpResponse | undefined> {
    if (request.path === "/old") return new HttpResponse("", { status: 410 });
    void view;
    void kwargs;
    return undefined;
  }
}
// 10. one half awaits a helper that both share
export class Shared {
  static readonly syncCapable = true;
  static readonly asyncCapable = true;
  #isAsync: boolean;
  constructor(private readonly getResponse: GetResponse) {
    this.#isAsync = isCoroutineFunction(getResponse);
    if (this.#isAsync) markCoroutineFunction(this);
  }
  call(request: HttpRequest): Answer {
    const refused = this.check(request);
    if (this.#isAsync)
      return refused ? Promise.resolve(refused) : this.acall(request);
    if (refused) return refused;
    return this.finishSync(this.getResponse(request) as HttpResponse);
  }
  private check(request: HttpRequest): HttpResponse | undefined {
    return request.path === "/x"
      ? new HttpResponse("", { status: 403 })
      : undefined;
  }
  private finishSync(r: HttpResponse): HttpResponse {
    r.headers.set("a", "b");
    return r;
  }
  private async acall(request: HttpRequest): Promise<HttpResponse> {
    const r = await this.getResponse(request);
    return this.finishSync(r);
  }
}
// 11 hybrid with getter
export class Getter {
  static readonly syncCapable = true;
  static readonly asyncCapable = true;
  constructor(private readonly getResponse: GetResponse) {
    if (isCoroutineFunction(getResponse)) markCoroutineFunction(this);
  }
  private get isAsync(): boolean {
    return isCoroutineFunction(this.getResponse);
  }
  call(request: HttpRequest): Answer {
    if (!this.isAsync) {
      const r = this.getResponse(request) as HttpResponse;
      return finish(r);
    }
    return this.later(request);
  }
  private async later(request: HttpRequest): Promise<HttpResponse> {
    return finish(await this.getResponse(request));
  }
}
// 12. adapter
export const adapted = asyncOnlyMiddleware((getResponse: AsyncGetResponse) => {
  const find = syncToAsync(users.findSync);
  return async (request: HttpRequest) => {
    request.state["user"] = await find(request.headers["x"] ?? "");
    return getResponse(request);
  };
});
