import {
  type AsyncGetResponse,
  type GetResponse,
  type HttpRequest,
  HttpResponse,
  isCoroutineFunction,
  markCoroutineFunction,
  type SyncGetResponse,
} from "./http";

abstract class AsyncOnly {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;
  constructor(protected readonly getResponse: AsyncGetResponse) {
    if (isCoroutineFunction(getResponse)) markCoroutineFunction(this);
  }
}

abstract class SyncOnly {
  static readonly syncCapable = true;
  static readonly asyncCapable = false;
  constructor(protected readonly getResponse: SyncGetResponse) {}
}

/** Async layers that set a header of their own. */
export class ServedBy extends AsyncOnly {
  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    response.headers.set("x-served-by", "web-1");
    return response;
  }
}

export class FrameGuard extends AsyncOnly {
  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    response.headers.set("x-frame-options", "DENY");
    return response;
  }
}

export class ReferrerPolicy extends AsyncOnly {
  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    response.headers.set("referrer-policy", "same-origin");
    return response;
  }
}

/** Sync layers that set a part or a header of their own. */
export class Locale extends SyncOnly {
  call(request: HttpRequest): HttpResponse {
    request.locale = request.headers.get("accept-language") ?? "en";
    return this.getResponse(request);
  }
}

export class Session extends SyncOnly {
  call(request: HttpRequest): HttpResponse {
    request.session = { id: request.headers.get("cookie") ?? "" };
    return this.getResponse(request);
  }
}

export class CacheControl extends SyncOnly {
  call(request: HttpRequest): HttpResponse {
    const response = this.getResponse(request);
    response.headers.set("cache-control", "no-store");
    return response;
  }
}

/** Reads what `Session` has written. */
export class User extends AsyncOnly {
  async call(request: HttpRequest): Promise<HttpResponse> {
    request.user = request.session?.id;
    return this.getResponse(request);
  }
}

/** Reads what `User` has written. */
export class Audit extends SyncOnly {
  call(request: HttpRequest): HttpResponse {
    const response = this.getResponse(request);
    response.headers.set("x-audit", request.user ?? "nobody");
    return response;
  }
}

/** Answers by itself. */
export class Gate extends AsyncOnly {
  async call(request: HttpRequest): Promise<HttpResponse> {
    if (!request.headers.has("authorization")) return new HttpResponse("401");
    return this.getResponse(request);
  }
}

export class Limit extends SyncOnly {
  call(request: HttpRequest): HttpResponse {
    if (request.path.length > 2000) return new HttpResponse("414");
    return this.getResponse(request);
  }
}

/** Measures whatever stands below. */
export class Timing extends AsyncOnly {
  async call(request: HttpRequest): Promise<HttpResponse> {
    const start = performance.now();
    const response = await this.getResponse(request);
    response.headers.set("server-timing", String(performance.now() - start));
    return response;
  }
}

export class Hybrid {
  static readonly syncCapable = true;
  static readonly asyncCapable = true;
  readonly #isAsync: boolean;
  constructor(private readonly getResponse: GetResponse) {
    this.#isAsync = isCoroutineFunction(getResponse);
    if (this.#isAsync) markCoroutineFunction(this);
  }
  call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    return this.#isAsync ? this.acall(request) : this.getResponse(request);
  }
  async acall(request: HttpRequest): Promise<HttpResponse> {
    return this.getResponse(request);
  }
}

/** `limit(10)` makes a layer. */
export function limit(count: number): typeof Limit {
  return class extends Limit {
    override call(request: HttpRequest): HttpResponse {
      return request.headers.size > count
        ? new HttpResponse("431")
        : super.call(request);
    }
  };
}
