export class HttpRequest {
  readonly meta: Record<string, string> = {};
  user: string | undefined;
  constructor(
    readonly method: string,
    readonly path: string,
  ) {}
}

export class HttpResponse {
  readonly headers = new Map<string, string>();
  constructor(
    readonly body: string,
    readonly status = 200,
  ) {}
}

export type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;
