// Class middleware of a home-made chain, in Django's manner: `undefined` reaches the next layer up.
interface Req {
  readonly path: string;
  readonly headers: Record<string, string>;
}
interface Res {
  status: number;
  readonly headers: Record<string, string>;
}
type GetResponse = (request: Req) => Promise<Res>;

declare const sessions: { load(id: string | undefined): Promise<object> };

export class SessionMiddleware {
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: Req) {
    await sessions.load(request.headers["cookie"]);
    const response = await this.getResponse(request); // ! return-response
    response.headers["vary"] = "cookie";
  }
}

export class SessionFixedMiddleware {
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: Req) {
    await sessions.load(request.headers["cookie"]);
    const response = await this.getResponse(request);
    response.headers["vary"] = "cookie";
    return response;
  }
}

export class FallbackMiddleware {
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: Req): Promise<Res> {
    try {
      return this.getResponse(request); // ! await-downstream
    } catch {
      return { status: 503, headers: {} };
    }
  }
}

export class FallbackFixedMiddleware {
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: Req): Promise<Res> {
    try {
      return await this.getResponse(request);
    } catch {
      return { status: 503, headers: {} };
    }
  }
}
