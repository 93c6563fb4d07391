import {
  type HttpRequest,
  HttpResponse,
  StreamingHttpResponse,
  type SyncGetResponse,
} from "../../../src/runtime/index.ts";

/** A class as the tutorials have it: async, undeclared. */
export class raw {
  readonly getResponse: SyncGetResponse;
  constructor(getResponse: SyncGetResponse) {
    this.getResponse = getResponse;
  }
  async call(request: HttpRequest): Promise<HttpResponse> {
    await Promise.resolve();
    return this.getResponse(request);
  }
}

/** A sync function, undeclared. */
export function stamping(
  getResponse: SyncGetResponse,
): (request: HttpRequest) => HttpResponse {
  return (request) => {
    const response = getResponse(request);
    response.headers.set("X-Stamp", "sync");
    return response;
  };
}

/** Both methods, undeclared, and never the one from the other. */
export class Dual {
  readonly getResponse: SyncGetResponse;
  constructor(getResponse: SyncGetResponse) {
    this.getResponse = getResponse;
  }
  call(request: HttpRequest): HttpResponse {
    const response = this.getResponse(request);
    response.headers.set("X-Dual", "call");
    return response;
  }
  async acall(request: HttpRequest): Promise<HttpResponse> {
    const response = await Promise.resolve(this.getResponse(request));
    response.headers.set("X-Dual", "acall");
    return response;
  }
}

/** Ends its own thread. */
export class Dying {
  call(): HttpResponse {
    process.exit(3);
  }
}

export function okView(): HttpResponse {
  return new HttpResponse("ok");
}

/** Leaves a promise behind that rejects when its request may be over. */
export class Leaving {
  readonly getResponse: SyncGetResponse;
  constructor(getResponse: SyncGetResponse) {
    this.getResponse = getResponse;
  }
  call(request: HttpRequest): HttpResponse {
    void new Promise((_, reject) => {
      setTimeout(() => reject(new Error("left behind")), 5);
    });
    return this.getResponse(request);
  }
}

/** Ends its own thread by an error that nothing catches. */
export class Crashing {
  call(): HttpResponse {
    setImmediate(() => {
      throw new Error("nobody caught this");
    });
    return new HttpResponse("crashing");
  }
}

/** Two cookies, a header and bytes that are no text. */
export function cookieView(request: HttpRequest): HttpResponse {
  const sent = request.body;
  const bytes = typeof sent === "string" ? Buffer.from(sent) : sent;
  const response = new HttpResponse(bytes);
  response.setCookie("a", "1", "Path=/");
  response.setCookie("b", "2;");
  return response;
}

/** How many streams of this thread have run their `finally`. */
let given = 0;

/** Streams without end, as the query wants them. */
export function endlessView({ query }: HttpRequest): HttpResponse {
  function* chunks(): Generator<string> {
    try {
      for (;;) yield "x".repeat(1000);
    } finally {
      given += 1;
    }
  }
  async function* asyncChunks(): AsyncGenerator<string> {
    try {
      for (;;) {
        yield "x".repeat(1000);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    } finally {
      await Promise.resolve();
      given += 1;
    }
  }
  return new StreamingHttpResponse(query === "sync" ? chunks() : asyncChunks());
}

export function givenUpView(): HttpResponse {
  return new HttpResponse(String(given));
}

/** Only the async method, undeclared. */
export class AcallOnly {
  readonly getResponse: SyncGetResponse;
  constructor(getResponse: SyncGetResponse) {
    this.getResponse = getResponse;
  }
  async acall(request: HttpRequest): Promise<HttpResponse> {
    return Promise.resolve(this.getResponse(request));
  }
}

/** A factory of an async function, undecorated. */
export function bare(getResponse: SyncGetResponse) {
  return async (request: HttpRequest): Promise<HttpResponse> =>
    Promise.resolve(getResponse(request));
}

/** A factory that is async itself, of an async function. */
export async function asyncFactory(getResponse: SyncGetResponse) {
  return Promise.resolve(bare(getResponse));
}

/** A factory that is async itself, of a sync function. */
export async function asyncFactoryOfSync(getResponse: SyncGetResponse) {
  return Promise.resolve(stamping(getResponse));
}
