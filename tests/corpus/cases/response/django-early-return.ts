interface HttpRequest {
  readonly path: string;
  readonly method: string;
  readonly user?: { readonly staff: boolean };
}
interface HttpResponse {
  readonly status: number;
}
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

declare function forbidden(reason: string): HttpResponse;
declare function fail(reason: string): never;

export class StaffOnlyMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest) {
    if (request.path.startsWith("/admin") && !request.user?.staff) {
      console.warn("refused", request.path);
      return; // ! return-response
    }
    return this.getResponse(request);
  }
}

export class StaffOnlyFixedMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest) {
    if (request.path.startsWith("/admin") && !request.user?.staff) {
      return forbidden("staff only");
    }
    return this.getResponse(request);
  }
}

export const methods = (getResponse: GetResponse) => {
  const allowed = new Set(["GET", "HEAD", "POST"]);
  // prettier-ignore
  return async (request: HttpRequest) => { // ! return-response
    if (allowed.has(request.method)) {
      return getResponse(request);
    }
    console.warn("refused", request.method);
  };
};

export const methodsFixed = (getResponse: GetResponse) => {
  const allowed = new Set(["GET", "HEAD", "POST"]);
  return async (request: HttpRequest) => {
    if (allowed.has(request.method)) {
      return getResponse(request);
    }
    return { status: 405 };
  };
};

// Ends by a throw, or by a function that always throws.
export const strict = (getResponse: GetResponse) => {
  return async (request: HttpRequest) => {
    switch (request.method) {
      case "GET":
        return getResponse(request);
      case "TRACE":
        throw new Error("TRACE is off");
      default:
        fail(`no ${request.method} here`);
    }
  };
};

export const nulled = (getResponse: GetResponse) => {
  return async (request: HttpRequest) => {
    if (!request.user) return null; // ! return-response
    return getResponse(request);
  };
};
