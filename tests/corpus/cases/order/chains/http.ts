export class HttpRequest {
  user?: string;
  session?: { id: string };
  locale?: string;
  readonly headers = new Map<string, string>();
  constructor(readonly path = "/") {}
}

export class HttpResponse {
  status = 200;
  readonly headers = new Map<string, string>();
  constructor(readonly body = "") {}
}

export type AsyncGetResponse = (request: HttpRequest) => Promise<HttpResponse>;
export type SyncGetResponse = (request: HttpRequest) => HttpResponse;
export type GetResponse = (
  request: HttpRequest,
) => HttpResponse | Promise<HttpResponse>;
export declare function isCoroutineFunction(value: unknown): boolean;
export declare function markCoroutineFunction(value: object): void;
