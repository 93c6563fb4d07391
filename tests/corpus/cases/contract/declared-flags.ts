import {
  type AsyncGetResponse,
  asyncOnlyMiddleware,
  type GetResponse,
  HttpRequest,
  HttpResponse,
  isCoroutineFunction,
  markCoroutineFunction,
  MiddlewareMixin,
  PermissionDenied,
  syncOnlyMiddleware,
} from "eslint-plugin-async-middleware/runtime";

/** Declared and marked: what Django's documentation asks for. */
export class Marked {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;

  constructor(private readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    if (request.path === "/boom") throw new PermissionDenied("no");
    const response = await this.getResponse(request);
    response.headers.set("x-marked", "yes");
    return response;
  }
}

/** The mark depends on what is below, as in Django's documentation. */
export class MarkedWhereAsync {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  readonly #getResponse: AsyncGetResponse;

  constructor(getResponse: AsyncGetResponse) {
    this.#getResponse = getResponse;
    if (isCoroutineFunction(getResponse)) markCoroutineFunction(this);
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    if (request.path === "/boom") throw new PermissionDenied("no");
    return this.#getResponse(request);
  }
}

export class Unmarked {
  static readonly asyncCapable = true; // ! consistent-capability:unmarked
  static readonly syncCapable = false;

  constructor(private readonly getResponse: AsyncGetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    if (request.path === "/boom") throw new PermissionDenied("no");
    const response = await this.getResponse(request);
    response.headers.set("x-marked", "no");
    return response;
  }
}

abstract class MarkedBase {
  static readonly asyncCapable: boolean = true;
  static readonly syncCapable: boolean = false;

  constructor(protected readonly getResponse: AsyncGetResponse) {
    this.announce();
  }

  private announce(): void {
    markCoroutineFunction(this);
  }

  abstract call(request: HttpRequest): Promise<HttpResponse>;
}

export class FromMarkedBase extends MarkedBase {
  override async call(request: HttpRequest): Promise<HttpResponse> {
    if (request.path === "/boom") throw new PermissionDenied("no");
    const response = await this.getResponse(request);
    response.headers.set("x-base", "marked");
    return response;
  }
}

abstract class UnmarkedBase {
  static readonly asyncCapable: boolean = true;
  static readonly syncCapable: boolean = false;

  constructor(protected readonly getResponse: AsyncGetResponse) {}

  abstract call(request: HttpRequest): Promise<HttpResponse>;
}

// prettier-ignore
export class FromUnmarkedBase extends UnmarkedBase { // ! consistent-capability:unmarked
  override async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    response.headers.set("x-base", "unmarked");
    return response;
  }
}

export class MarkedAfterAll extends UnmarkedBase {
  constructor(getResponse: AsyncGetResponse) {
    super(getResponse);
    markCoroutineFunction(this);
  }

  override async call(request: HttpRequest): Promise<HttpResponse> {
    return this.getResponse(request);
  }
}

export class Neither {
  static readonly asyncCapable = false; // ! consistent-capability:noCapability
  static readonly syncCapable = false;

  constructor(private readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    return this.getResponse(request);
  }
}

// prettier-ignore
export class NeitherByInheritance extends MarkedBase { // ! consistent-capability:noCapability
  static override readonly asyncCapable = false;

  override async call(request: HttpRequest): Promise<HttpResponse> {
    return this.getResponse(request);
  }
}

/** `syncCapable` is true where nothing is said: over sync code this one is called as sync code. */
export class ClaimsBoth {
  static readonly asyncCapable = true; // ! consistent-capability:claimsSync

  constructor(private readonly getResponse: GetResponse) {
    markCoroutineFunction(this);
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    response.headers.set("x-claims", "both");
    return response;
  }
}

export class ClaimsBothAloud {
  static readonly asyncCapable = true;
  static readonly syncCapable = true; // ! consistent-capability:claimsSync

  constructor(private readonly getResponse: GetResponse) {
    if (isCoroutineFunction(getResponse)) markCoroutineFunction(this);
  }

  call(request: HttpRequest): Promise<HttpResponse> {
    return Promise.resolve(this.getResponse(request));
  }
}

export class DeniesAsync {
  static readonly syncCapable = true;
  static readonly asyncCapable = false; // ! consistent-capability:deniesAsync

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    response.headers.set("x-denies", "async");
    return response;
  }
}

// prettier-ignore
export const timedWithoutFlags = syncOnlyMiddleware( // ! consistent-capability:deniesAsync
  (getResponse: GetResponse) => async (request: HttpRequest) => {
    const response = await getResponse(request);
    response.headers.set("x-sync-only", "no");
    return response;
  },
);

export const headersByAsync = asyncOnlyMiddleware(
  (getResponse: AsyncGetResponse) => async (request: HttpRequest) => {
    if (request.path === "/boom") throw new PermissionDenied("no");
    const response = await getResponse(request);
    response.headers.set("x-by", "async");
    return response;
  },
);

/** Not an `async` function: the layer above takes it for sync code. */
// prettier-ignore
export const headersByThen = asyncOnlyMiddleware(
  (getResponse: AsyncGetResponse) => (request: HttpRequest) => // ! consistent-capability:unmarked
    getResponse(request).then((response) => {
      response.headers.set("x-by", "then");
      return response;
    }),
);

export const headersByMarkedThen = asyncOnlyMiddleware(
  (getResponse: AsyncGetResponse) =>
    markCoroutineFunction((request: HttpRequest) =>
      getResponse(request).then((response) => {
        response.headers.set("x-by", "then");
        return response;
      }),
    ),
);

/** The mixin is a hybrid, and marks itself. */
export class Mixed extends MiddlewareMixin {
  override processResponse(
    _: HttpRequest,
    response: HttpResponse,
  ): HttpResponse {
    response.headers.set("x-mixed", "yes");
    return response;
  }
}

/** A hybrid by the book. */
export class Hybrid {
  static readonly asyncCapable = true;
  static readonly syncCapable = true;
  private readonly isAsync: boolean;

  constructor(private readonly getResponse: GetResponse) {
    this.isAsync = isCoroutineFunction(getResponse);
    if (this.isAsync) markCoroutineFunction(this);
  }

  call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    if (this.isAsync) return this.acall(request);
    return this.finish(this.getResponse(request) as HttpResponse);
  }

  private async acall(request: HttpRequest): Promise<HttpResponse> {
    return this.finish(await this.getResponse(request));
  }

  private finish(response: HttpResponse): HttpResponse {
    response.headers.set("x-hybrid", "yes");
    return response;
  }
}

export class UnmarkedHybrid {
  static readonly asyncCapable = true; // ! consistent-capability:unmarked
  static readonly syncCapable = true;
  private readonly isAsync: boolean;

  constructor(private readonly getResponse: GetResponse) {
    this.isAsync = isCoroutineFunction(getResponse);
  }

  call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    if (this.isAsync) return this.acall(request);
    return this.finish(this.getResponse(request) as HttpResponse);
  }

  private async acall(request: HttpRequest): Promise<HttpResponse> {
    return this.finish(await this.getResponse(request));
  }

  private finish(response: HttpResponse): HttpResponse {
    response.headers.set("x-hybrid", "yes");
    return response;
  }
}
