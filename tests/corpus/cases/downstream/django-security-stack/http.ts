/** The project's own types: a request, a response, and what a middleware is built from. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly cookies: ReadonlyMap<string, string>;
  session?: Session;
  user?: User;
  csrfToken?: string;
}

export class HttpResponse {
  readonly headers = new Map<string, string>();
  readonly cookies = new Map<string, string>();

  constructor(
    public status: number,
    public body = "",
  ) {}
}

export interface Session {
  readonly key: string;
  readonly data: Map<string, unknown>;
  modified: boolean;
}

export interface User {
  readonly id: number;
  readonly isActive: boolean;
}

export type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

export interface MiddlewareClass {
  readonly asyncCapable: boolean;
  readonly syncCapable: boolean;
  new (getResponse: GetResponse): {
    call(request: HttpRequest): Promise<HttpResponse>;
  };
}
