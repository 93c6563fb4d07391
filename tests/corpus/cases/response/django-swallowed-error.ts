interface HttpRequest {
  readonly path: string;
}
interface HttpResponse {
  readonly status: number;
  readonly body: string;
}
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

declare const reporter: { capture(error: unknown): Promise<void> };

export class ReportingMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest) {
    // prettier-ignore
    try {
      return await this.getResponse(request);
    } catch (error) { // ! return-response
      await reporter.capture(error);
    }
  }
}

export class ReportingAndAnsweringMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    try {
      return await this.getResponse(request);
    } catch (error) {
      await reporter.capture(error);
      return { status: 500, body: "internal error" };
    }
  }
}

export class ReportingAndThrowingMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    try {
      return await this.getResponse(request);
    } catch (error) {
      await reporter.capture(error);
      throw error;
    } finally {
      console.log("served", request.path);
    }
  }
}

/** The error is kept aside, the variable stays empty. */
export const tolerant = (getResponse: GetResponse) =>
  async function middleware(request: HttpRequest) {
    let response: HttpResponse | undefined;
    // prettier-ignore
    try {
      response = await getResponse(request);
    } catch (error) { // ! return-response
      await reporter.capture(error);
    }
    return response;
  };

export const tolerantFixed = (getResponse: GetResponse) =>
  async function middleware(request: HttpRequest): Promise<HttpResponse> {
    let response: HttpResponse;
    try {
      response = await getResponse(request);
    } catch (error) {
      await reporter.capture(error);
      response = { status: 502, body: "" };
    }
    return response;
  };
