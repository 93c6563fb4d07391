import {
  type GetResponse,
  HttpRequest,
  HttpResponse,
  isCoroutineFunction,
  markCoroutineFunction,
  syncAndAsyncMiddleware,
} from "eslint-plugin-async-middleware/runtime";

type Answer = HttpResponse | Promise<HttpResponse>;

function stamped(response: HttpResponse): HttpResponse {
  response.headers.set("x-stamp", "1");
  return response;
}

abstract class Stamps {
  static readonly asyncCapable: boolean = true;
  static readonly syncCapable: boolean = true;

  constructor(protected readonly getResponse: GetResponse) {
    if (isCoroutineFunction(getResponse)) markCoroutineFunction(this);
  }

  protected sync(request: HttpRequest): HttpResponse {
    return stamped(this.getResponse(request) as HttpResponse);
  }

  protected async async(request: HttpRequest): Promise<HttpResponse> {
    return stamped(await this.getResponse(request));
  }
}

export class AsksDownstream extends Stamps {
  call(request: HttpRequest): Answer {
    return isCoroutineFunction(this.getResponse)
      ? this.async(request)
      : this.sync(request);
  }
}

/** It marked itself by what is below, so that asking itself is as good. */
export class AsksItselfMarked extends Stamps {
  call(request: HttpRequest): Answer {
    if (isCoroutineFunction(this)) return this.async(request);
    return this.sync(request);
  }
}

export class AsksTheAnswer extends Stamps {
  call(request: HttpRequest): Answer {
    const answer = this.getResponse(request);
    return answer instanceof Promise ? answer.then(stamped) : stamped(answer);
  }
}

/** A method is never marked, and this one is no `async` function. */
export class AsksItsCall extends Stamps {
  call(request: HttpRequest): Answer {
    if (isCoroutineFunction(this.call)) return this.async(request); // ! consistent-capability:wrongSubject
    return this.sync(request);
  }
}

export class AsksItsAsync extends Stamps {
  call(request: HttpRequest): Answer {
    return isCoroutineFunction(this.async) // ! consistent-capability:wrongSubject
      ? this.async(request)
      : this.sync(request);
  }
}

export class AsksTheRequest extends Stamps {
  call(request: HttpRequest): Answer {
    if (isCoroutineFunction(request)) return this.async(request); // ! consistent-capability:wrongSubject
    return this.sync(request);
  }
}

export class AsksTheFunctionForAPromise extends Stamps {
  call(request: HttpRequest): Answer {
    const downstream: unknown = this.getResponse;
    if (downstream instanceof Promise) return this.async(request); // ! consistent-capability:wrongSubject
    return this.sync(request);
  }
}

export class AsksTheRequestForAPromise extends Stamps {
  call(request: HttpRequest): Answer {
    return (request as unknown) instanceof Promise // ! consistent-capability:wrongSubject
      ? this.async(request)
      : this.sync(request);
  }
}

export class AsksTheOtherWayRound extends Stamps {
  call(request: HttpRequest): Answer {
    if (isCoroutineFunction(this.getResponse)) return this.sync(request); // ! consistent-capability:inverted
    return this.async(request);
  }
}

export class NegatesOnce extends Stamps {
  call(request: HttpRequest): Answer {
    if (!isCoroutineFunction(this.getResponse)) return this.sync(request);
    return this.async(request);
  }
}

export class KeepsTheWrongAnswer {
  static readonly asyncCapable = true;
  static readonly syncCapable = true;
  readonly #isAsync: boolean;

  constructor(private readonly getResponse: GetResponse) {
    this.#isAsync = isCoroutineFunction(this.call); // ! consistent-capability:wrongSubject
    if (isCoroutineFunction(getResponse)) markCoroutineFunction(this);
  }

  call(request: HttpRequest): Answer {
    if (this.#isAsync) return this.acall(request);
    return stamped(this.getResponse(request) as HttpResponse); // ! await-downstream
  }

  private async acall(request: HttpRequest): Promise<HttpResponse> {
    return stamped(await this.getResponse(request));
  }
}

export class KeepsTheInvertedAnswer {
  static readonly asyncCapable = true;
  static readonly syncCapable = true;
  private readonly isSync: boolean;

  constructor(private readonly getResponse: GetResponse) {
    this.isSync = isCoroutineFunction(getResponse);
    if (isCoroutineFunction(getResponse)) markCoroutineFunction(this);
  }

  call(request: HttpRequest): Answer {
    if (this.isSync) return stamped(this.getResponse(request) as HttpResponse); // ! consistent-capability:inverted
    return this.acall(request);
  }

  private async acall(request: HttpRequest): Promise<HttpResponse> {
    return stamped(await this.getResponse(request));
  }
}

/** What is below is a wrapper that is marked, no `async` function of its own. */
export class AsksForAName extends Stamps {
  call(request: HttpRequest): Answer {
    // prettier-ignore
    if (this.getResponse.constructor.name === "AsyncFunction") // ! consistent-capability:constructorName
      return this.async(request);
    return this.sync(request);
  }
}

export class AsksItselfUnmarked {
  static readonly asyncCapable = true; // ! consistent-capability:unmarked
  static readonly syncCapable = true;

  constructor(private readonly getResponse: GetResponse) {}

  call(request: HttpRequest): Answer {
    if (isCoroutineFunction(this)) return this.acall(request); // ! consistent-capability:wrongSubject
    return stamped(this.getResponse(request) as HttpResponse); // ! await-downstream
  }

  private async acall(request: HttpRequest): Promise<HttpResponse> {
    return stamped(await this.getResponse(request));
  }
}

export const stampBoth = syncAndAsyncMiddleware((getResponse: GetResponse) => {
  if (isCoroutineFunction(getResponse))
    return async (request: HttpRequest) => stamped(await getResponse(request));
  return (request: HttpRequest) =>
    stamped(getResponse(request) as HttpResponse);
});

export const stampInverted = syncAndAsyncMiddleware(
  (getResponse: GetResponse) => {
    // prettier-ignore
    if (!isCoroutineFunction(getResponse)) // ! consistent-capability:inverted
      return async (request: HttpRequest) =>
        stamped(await getResponse(request));
    return (request: HttpRequest) =>
      stamped(getResponse(request) as HttpResponse); // ! await-downstream
  },
);
