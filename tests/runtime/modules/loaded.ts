import {
  type AsyncGetResponse,
  type HttpRequest,
  HttpResponse,
  importPath,
  isCoroutineFunction,
  markCoroutineFunction,
  MiddlewareMixin,
  StreamingHttpResponse,
  type SyncGetResponse,
  TemplateResponse,
} from "../../../src/runtime/index.ts";

/** A chain that uses every kind of adapter, each layer adding to `x-way` for the request's own query. */
function visit(response: HttpResponse, layer: string, { query }: HttpRequest) {
  const way = response.headers.get("x-way") ?? "";
  response.headers.set("x-way", `${way}${layer}${query} `);
  return response;
}

const pause = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 3));

/** Sync, with hooks of both sides: on a worker thread, over an async downstream. */
export class Offloaded {
  readonly getResponse: SyncGetResponse;
  constructor(getResponse: SyncGetResponse) {
    this.getResponse = getResponse;
  }
  call(request: HttpRequest): HttpResponse {
    return visit(this.getResponse(request), "s", request);
  }
  processView(request: HttpRequest): undefined {
    request.state["hooked"] = request.query;
  }
  async processException(request: HttpRequest): Promise<HttpResponse> {
    await pause();
    return new HttpResponse(`rescued ${request.query}`);
  }
  processTemplateResponse(
    request: HttpRequest,
    response: TemplateResponse,
  ): HttpResponse {
    return visit(response, "t", request);
  }
}

export class OnLoop {
  static syncCapable = false;
  static asyncCapable = true;
  readonly getResponse: AsyncGetResponse;
  constructor(getResponse: AsyncGetResponse) {
    this.getResponse = getResponse;
    if (isCoroutineFunction(getResponse)) markCoroutineFunction(this);
  }
  async call(request: HttpRequest): Promise<HttpResponse> {
    await pause();
    const response = await this.getResponse(request);
    return visit(response, "a", request);
  }
  async processView(): Promise<undefined> {
    await pause();
  }
}

export class Halves extends MiddlewareMixin {
  override processRequest(request: HttpRequest): undefined {
    request.state["half"] = request.query;
  }
  override processResponse(
    request: HttpRequest,
    response: HttpResponse,
  ): HttpResponse {
    return visit(response, "m", request);
  }
}

const answer = ({ query, state }: HttpRequest): string =>
  JSON.stringify([query, state["hooked"], state["half"]]);

export async function asyncView(request: HttpRequest): Promise<HttpResponse> {
  await pause();
  return new HttpResponse(answer(request));
}

export function syncView(request: HttpRequest): HttpResponse {
  return new HttpResponse(answer(request));
}

export function templateView(request: HttpRequest): HttpResponse {
  const { module } = importPath("", import.meta.url);
  return new TemplateResponse(`${module}#page`, { text: answer(request) });
}

export function page({ text }: Record<string, unknown>): string {
  return String(text);
}

export async function failingView(): Promise<HttpResponse> {
  await pause();
  throw new Error("the view fails");
}

export function streamView(request: HttpRequest): HttpResponse {
  async function* chunks(): AsyncGenerator<string> {
    for (const character of answer(request)) {
      await Promise.resolve();
      yield character;
    }
  }
  return new StreamingHttpResponse(chunks());
}
