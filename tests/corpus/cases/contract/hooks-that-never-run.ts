import {
  type AsyncGetResponse,
  asyncOnlyMiddleware,
  HttpRequest,
  HttpResponse,
  markCoroutineFunction,
} from "eslint-plugin-async-middleware/runtime";

abstract class Layer {
  static readonly asyncCapable: boolean = true;
  static readonly syncCapable: boolean = false;

  constructor(protected readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    return this.getResponse(request);
  }
}

export class Static extends Layer {
  // prettier-ignore
  static processView(request: HttpRequest): HttpResponse | undefined { // ! valid-hooks:neverRuns
    return request.path === "/" ? new HttpResponse("hi") : undefined;
  }
}

export class Snake extends Layer {
  // prettier-ignore
  process_view(request: HttpRequest): HttpResponse | undefined { // ! valid-hooks:misspelled
    return request.path === "/" ? new HttpResponse("hi") : undefined;
  }
}

export class Plural extends Layer {
  // prettier-ignore
  processExceptions(): HttpResponse { // ! valid-hooks:misspelled
    return new HttpResponse("sorry", { status: 500 });
  }
}

/** A helper of its own, however it is called. */
export class Helper extends Layer {
  processView(request: HttpRequest): HttpResponse | undefined {
    return this.processViews([request])[0];
  }

  private processViews(
    requests: readonly HttpRequest[],
  ): (HttpResponse | undefined)[] {
    return requests.map(() => undefined);
  }

  processBody(request: HttpRequest): string {
    return String(request.body);
  }
}

export const audited = asyncOnlyMiddleware(withAudit);

function withAudit(getResponse: AsyncGetResponse) {
  return async (request: HttpRequest) => getResponse(request);
}
// prettier-ignore
withAudit.processView = (request: HttpRequest): HttpResponse | undefined => // ! valid-hooks:neverRuns
  request.path === "/" ? new HttpResponse("hi") : undefined;
