export interface User {
  readonly id: number;
  readonly name: string;
  readonly language: string;
}

export class HttpRequest {
  readonly headers = new Map<string, string>();
  readonly attributes = new Map<string, unknown>();
  user: User | undefined;

  constructor(
    readonly method: string,
    readonly path: string,
    readonly remoteAddress: string,
  ) {}
}

export class HttpResponse {
  readonly headers = new Map<string, string>();

  constructor(
    readonly body: string,
    public status = 200,
  ) {}
}

export class HttpResponseForbidden extends HttpResponse {
  constructor(body = "forbidden") {
    super(body, 403);
  }
}

export class HttpResponseTooManyRequests extends HttpResponse {
  constructor() {
    super("too many requests", 429);
  }
}

export type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;
