// The sync half of a middleware that can do both runs where downstream answers at once, on a worker.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import {
  type GetResponse,
  HttpRequest,
  HttpResponse,
  isCoroutineFunction,
  markCoroutineFunction,
  MiddlewareMixin,
  syncAndAsyncMiddleware,
} from "eslint-plugin-async-middleware/runtime";
type Answer = HttpResponse | Promise<HttpResponse>;
export const hybrid1 = syncAndAsyncMiddleware((getResponse: GetResponse) => {
  if (isCoroutineFunction(getResponse)) {
    return async (request: HttpRequest): Promise<HttpResponse> => {
      const response = await getResponse(request);
      response.headers.set("x-a", "1");
      return response;
    };
  }
  return (request: HttpRequest): HttpResponse => {
    const response = getResponse(request) as HttpResponse;
    response.headers.set("x-a", "1");
    return response;
  };
});
export const hybrid2 = syncAndAsyncMiddleware((getResponse: GetResponse) => {
  if (isCoroutineFunction(getResponse)) {
    const middleware = async (request: HttpRequest): Promise<HttpResponse> => {
      const response = await getResponse(request);
      response.headers.set("x-a", "1");
      return response;
    };
    return middleware;
  } else {
    const middleware = (request: HttpRequest): HttpResponse => {
      const response = getResponse(request) as HttpResponse;
      response.headers.set("x-a", "1");
      return response;
    };
    return middleware;
  }
});
export const hybrid3 = syncAndAsyncMiddleware((getResponse: GetResponse) => {
  const isAsync = isCoroutineFunction(getResponse);
  const sync = (request: HttpRequest): HttpResponse => {
    const response = getResponse(request) as HttpResponse;
    response.headers.set("x-a", "1");
    return response;
  };
  const async_ = async (request: HttpRequest): Promise<HttpResponse> => {
    const response = await getResponse(request);
    response.headers.set("x-a", "1");
    return response;
  };
  return isAsync ? async_ : sync;
});
export const hybrid4 = syncAndAsyncMiddleware((getResponse: GetResponse) => {
  function sync(request: HttpRequest): HttpResponse {
    const response = getResponse(request) as HttpResponse;
    response.headers.set("x-a", "1");
    return response;
  }
  async function asynchronous(request: HttpRequest): Promise<HttpResponse> {
    const response = await getResponse(request);
    response.headers.set("x-a", "1");
    return response;
  }
  if (isCoroutineFunction(getResponse)) return asynchronous;
  return sync;
});
export class Both {
  static readonly asyncCapable = true;
  static readonly syncCapable = true;
  readonly #isAsync: boolean;
  constructor(private readonly getResponse: GetResponse) {
    this.#isAsync = isCoroutineFunction(getResponse);
    if (this.#isAsync) markCoroutineFunction(this);
  }
  call(request: HttpRequest): Answer {
    if (this.#isAsync) return this.acall(request);
    return this.scall(request);
  }
  private scall(request: HttpRequest): HttpResponse {
    request.META["T"] = readFileSync("package.json", "utf8");
    const response = this.getResponse(request) as HttpResponse;
    response.headers.set("a", "b");
    return response;
  }
  private async acall(request: HttpRequest): Promise<HttpResponse> {
    request.META["T"] = await readFile("package.json", "utf8");
    const response = await this.getResponse(request);
    response.headers.set("a", "b");
    return response;
  }
}
export class InPlace {
  static readonly asyncCapable = true;
  static readonly syncCapable = true;
  readonly #isAsync: boolean;
  constructor(private readonly getResponse: GetResponse) {
    this.#isAsync = isCoroutineFunction(getResponse);
    if (this.#isAsync) markCoroutineFunction(this);
  }
  call(request: HttpRequest): Answer {
    if (this.#isAsync) return this.acall(request); // ! no-blocking-call
    request.META["T"] = readFileSync("package.json", "utf8");
    const response = this.getResponse(request) as HttpResponse;
    response.headers.set("a", "b");
    return response;
  }
  private async acall(request: HttpRequest): Promise<HttpResponse> {
    request.META["T"] = readFileSync("package.json", "utf8");
    const response = await this.getResponse(request);
    response.headers.set("a", "b");
    return response;
  }
}
export const fn = syncAndAsyncMiddleware((getResponse: GetResponse) => {
  if (isCoroutineFunction(getResponse)) {
    return async (request: HttpRequest): Promise<HttpResponse> => {
      request.META["T"] = readFileSync("package.json", "utf8"); // ! no-blocking-call
      return getResponse(request);
    };
  }
  return (request: HttpRequest): Answer => {
    request.META["T"] = readFileSync("package.json", "utf8");
    return getResponse(request);
  };
});
export class Pair {
  constructor(private readonly getResponse: GetResponse) {}
  call(request: HttpRequest): HttpResponse {
    request.META["T"] = readFileSync("package.json", "utf8");
    const response = this.getResponse(request) as HttpResponse;
    response.headers.set("a", "b");
    return response;
  }
  // prettier-ignore
  async acall(request: HttpRequest): Promise<HttpResponse> { // !strict consistent-capability:inferredDual
    request.META["T"] = readFileSync("package.json", "utf8"); // ! no-blocking-call
    const response = await this.getResponse(request);
    response.headers.set("a", "b");
    return response;
  }
}
export class Mixed extends MiddlewareMixin {
  processRequest(request: HttpRequest): undefined {
    request.META["T"] = readFileSync("package.json", "utf8");
  }
}

// What stands behind the test runs in both modes.
export class Counts {
  static readonly asyncCapable = true;
  static readonly syncCapable = true;
  readonly #isAsync: boolean;
  #served = 0;
  constructor(private readonly getResponse: GetResponse) {
    this.#isAsync = isCoroutineFunction(getResponse);
    if (this.#isAsync) markCoroutineFunction(this);
  }
  call(request: HttpRequest): Answer {
    if (this.#isAsync) {
      this.#served++;
    }
    request.META["T"] = readFileSync("package.json", "utf8"); // ! no-blocking-call
    return this.getResponse(request);
  }
}
// A chain that is told that `call` can do both never looks for `acall`.
export class Told {
  static readonly asyncCapable = true;
  static readonly syncCapable = true;
  constructor(private readonly getResponse: GetResponse) {
    if (isCoroutineFunction(getResponse)) markCoroutineFunction(this);
  }
  call(request: HttpRequest): HttpResponse {
    request.META["T"] = readFileSync("package.json", "utf8"); // ! no-blocking-call
    const response = this.getResponse(request) as HttpResponse; // ! await-downstream
    response.headers.set("a", "b");
    return response;
  }
  // prettier-ignore
  async acall(request: HttpRequest): Promise<HttpResponse> { // ! consistent-capability:uncalledAcall
    request.META["T"] = readFileSync("package.json", "utf8"); // ! no-blocking-call
    const response = await this.getResponse(request);
    response.headers.set("a", "b");
    return response;
  }
}
