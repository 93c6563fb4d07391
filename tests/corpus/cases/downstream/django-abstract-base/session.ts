import { MiddlewareBase } from "./base";
import type { GetResponse, HttpRequest, HttpResponse } from "./base";

declare const sessions: {
  open(id: string | undefined): Promise<{ save(): Promise<void> }>;
};

export class SessionMiddleware extends MiddlewareBase {
  async call(request: HttpRequest): Promise<HttpResponse> {
    const session = await sessions.open(request.session);
    const response = await this.getResponse(request);
    await session.save();
    return response;
  }
}

/** Saved while downstream is still changing it. */
export class EagerSessionMiddleware extends MiddlewareBase {
  async call(request: HttpRequest): Promise<HttpResponse> {
    const session = await sessions.open(request.session);
    const response = this.getResponse(request); // ! await-downstream
    await session.save();
    return response;
  }
}

export class DelegatingMiddleware extends MiddlewareBase {
  async call(request: HttpRequest): Promise<HttpResponse> {
    if (request.path.startsWith("/static/")) return this.next(request);
    const response = await super.next(request);
    response.body = response.body.trim();
    return response;
  }
}

export class ConfiguredMiddleware extends MiddlewareBase {
  constructor(
    getResponse: GetResponse,
    private readonly banner: string,
  ) {
    super(getResponse);
  }

  override async call(request: HttpRequest): Promise<HttpResponse> {
    const response = this.getResponse(request);
    const framed = response.then((value) => ({
      ...value,
      body: `${this.banner}\n${value.body}`,
    }));
    return framed;
  }
}
