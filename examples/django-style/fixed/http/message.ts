export class HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  readonly address: string;
  /** Set by the session middleware. */
  session: Record<string, string> = {};
  /** Set by the user middleware; nothing for a guest. */
  user: string | undefined;

  constructor(
    fields: Pick<
      HttpRequest,
      "method" | "path" | "headers" | "body" | "address"
    >,
  ) {
    this.method = fields.method;
    this.path = fields.path;
    this.headers = fields.headers;
    this.body = fields.body;
    this.address = fields.address;
  }

  json(): Readonly<Record<string, unknown>> {
    const value: unknown = JSON.parse(this.body.toString("utf8") || "{}");
    return typeof value === "object" ? { ...value } : {};
  }
}

export class HttpResponse {
  readonly headers = new Map<string, string>();
  status: number;
  body: Buffer;

  constructor(body: string | Buffer, status = 200, type = "text/plain") {
    this.body = Buffer.from(body);
    this.status = status;
    this.headers.set("content-type", type);
  }

  static json(value: unknown, status = 200): HttpResponse {
    return new HttpResponse(JSON.stringify(value), status, "application/json");
  }
}
