interface HttpRequest {
  readonly path: string;
  readonly flags: ReadonlySet<string>;
}
interface HttpResponse {
  readonly status: number;
  body: string;
}
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

declare function transient(error: unknown): boolean;

abstract class Base {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(protected readonly getResponse: GetResponse) {}

  protected async passOn(request: HttpRequest): Promise<HttpResponse> {
    return this.getResponse(request);
  }
}

/** Once through the base's method, once by itself. */
export class PreviewMiddleware extends Base {
  async call(request: HttpRequest): Promise<HttpResponse> {
    if (request.flags.has("preview")) {
      const preview = await this.passOn(request);
      console.log(preview.body.length);
    }
    return this.getResponse(request); // ! no-repeated-downstream
  }
}

export class PreviewOnceMiddleware extends Base {
  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.passOn(request);
    if (request.flags.has("preview")) console.log(response.body.length);
    return response;
  }
}

/** A retry, guarded by the first one's error. */
export class RetryMiddleware extends Base {
  async call(request: HttpRequest): Promise<HttpResponse> {
    try {
      return await this.getResponse(request);
    } catch (error) {
      if (!transient(error)) throw error;
      return await this.getResponse(request);
    }
  }
}

/** In a loop that the first response ends. */
export class PollMiddleware extends Base {
  async call(request: HttpRequest): Promise<HttpResponse> {
    let response = await this.getResponse(request);
    for (let turn = 0; response.status === 202 && turn < 5; turn++) {
      response = await this.getResponse(request);
    }
    return response;
  }
}

/** In a loop that nothing of it ends. */
export class WarmMiddleware extends Base {
  async call(request: HttpRequest): Promise<HttpResponse> {
    let response: HttpResponse | undefined;
    for (const flag of ["a", "b"]) {
      response = await this.getResponse({ ...request, path: `/${flag}` }); // ! no-repeated-downstream
    }
    return response ?? { status: 500, body: "" };
  }
}

/** Written after the answer, by the hybrid's two halves: one of them runs. */
export const halves =
  (getResponse: GetResponse) => (request: HttpRequest, isAsync: boolean) => {
    if (isAsync) {
      return getResponse(request).then((response) => response);
    }
    return getResponse(request);
  };
