import { types } from "node:util";

interface HttpRequest {
  readonly path: string;
}
interface HttpResponse {
  status: number;
  headers: Record<string, string>;
}
type Answer = HttpResponse | Promise<HttpResponse>;
type GetResponse = (request: HttpRequest) => Answer;

declare function stamp(response: HttpResponse): HttpResponse;

// Each tells the two kinds of result apart before it uses them.
export const byUtil =
  (getResponse: GetResponse): GetResponse =>
  (request) => {
    const answer = getResponse(request);
    return types.isPromise(answer) ? answer.then(stamp) : stamp(answer);
  };

export const byIn =
  (getResponse: GetResponse): GetResponse =>
  (request) => {
    const answer = getResponse(request);
    if ("then" in answer) return answer.then(stamp);
    return stamp(answer);
  };

export const byResolve =
  (getResponse: GetResponse): GetResponse =>
  (request) =>
    Promise.resolve(getResponse(request)).then(stamp);

function isThenable(value: Answer): value is Promise<HttpResponse> {
  return typeof (value as Promise<HttpResponse>).then === "function";
}

export class StampMiddleware {
  static readonly syncCapable = true;
  static readonly asyncCapable = true;

  constructor(private readonly getResponse: GetResponse) {}

  call(request: HttpRequest): Answer {
    const answer = this.getResponse(request);
    return isThenable(answer) ? this.finish(answer) : stamp(answer);
  }

  private async finish(answer: Promise<HttpResponse>): Promise<HttpResponse> {
    return stamp(await answer);
  }
}

// The type is believed where nothing was checked.
export const believed =
  (getResponse: GetResponse): GetResponse =>
  (request) => {
    const answer = getResponse(request); // ! await-downstream
    (answer as HttpResponse).headers["x-stamped"] = "1";
    return answer;
  };

export const caught =
  (getResponse: GetResponse): GetResponse =>
  async (request) => {
    try {
      return getResponse(request); // ! await-downstream
    } catch {
      return { status: 500, headers: {} };
    }
  };
