// One hook stores, a later one reads: the handler runs between them, and with it other requests.
import {
  type AsyncGetResponse,
  HttpRequest,
  HttpResponse,
  markCoroutineFunction,
  MiddlewareMixin,
  type View,
} from "eslint-plugin-async-middleware/runtime";
import Fastify from "fastify";

abstract class Async {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;

  constructor(protected readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }
}

export class ViewName extends Async {
  #view = "";

  processView(request: HttpRequest, view: View): undefined {
    this.#view = `${view.name} ${request.path}`; // ! no-request-state-leak
    return undefined;
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    response.headers.set("x-view", this.#view);
    return response;
  }
}

export class OwnViewName extends Async {
  readonly #views = new WeakMap<HttpRequest, string>();

  processView(request: HttpRequest, view: View): undefined {
    this.#views.set(request, view.name);
    return undefined;
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    response.headers.set("x-view", this.#views.get(request) ?? "");
    return response;
  }
}

/** It only says what came last, in a log. */
export class LastView extends Async {
  #last = "";

  processView(request: HttpRequest): undefined {
    this.#last = request.path;
    return undefined;
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    console.log(this.#last);
    return response;
  }
}

export class Timing extends MiddlewareMixin {
  #start = 0;

  override processRequest(_request: HttpRequest): undefined {
    this.#start = performance.now(); // ! no-shared-state-race:timedInHooks
    return undefined;
  }

  override processResponse(
    _request: HttpRequest,
    response: HttpResponse,
  ): HttpResponse {
    const passed = performance.now() - this.#start;
    response.headers.set("x-time", String(passed));
    return response;
  }
}

export class OwnTiming extends MiddlewareMixin {
  readonly #starts = new WeakMap<HttpRequest, number>();

  override processRequest(request: HttpRequest): undefined {
    this.#starts.set(request, performance.now());
    return undefined;
  }

  override processResponse(
    request: HttpRequest,
    response: HttpResponse,
  ): HttpResponse {
    const passed = performance.now() - (this.#starts.get(request) ?? 0);
    response.headers.set("x-time", String(passed));
    return response;
  }
}

export class ViewTiming extends Async {
  private start = 0;

  processView(_request: HttpRequest): undefined {
    this.start = Date.now(); // ! no-shared-state-race
    return undefined;
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    response.headers.set("x-time", String(Date.now() - this.start));
    return response;
  }
}

const app = Fastify();

let start = 0;
let url = "";
const begun = new WeakMap<object, number>();

app.addHook("onRequest", async (request) => {
  start = Date.now(); // ! no-shared-state-race
  url = request.url; // ! no-request-state-leak
  begun.set(request, Date.now());
});

app.addHook("onSend", async (_request, reply, payload) => {
  reply.header("x-url", url);
  return payload;
});

app.addHook("onResponse", async (request) => {
  console.log(`took ${String(Date.now() - start)} ms`);
  console.log(`took ${String(Date.now() - (begun.get(request) ?? 0))} ms`);
});

// How long nobody has asked for anything is of no request.
let lastRequest = Date.now();

app.addHook("preHandler", async () => {
  lastRequest = Date.now();
});

app.get("/idle", async () => ({ idle: Date.now() - lastRequest }));

export { app };
