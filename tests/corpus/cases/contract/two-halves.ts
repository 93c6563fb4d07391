import {
  type GetResponse,
  HttpRequest,
  HttpResponse,
  isCoroutineFunction,
  markCoroutineFunction,
  PermissionDenied,
  syncAndAsyncMiddleware,
} from "eslint-plugin-async-middleware/runtime";

type Answer = HttpResponse | Promise<HttpResponse>;

abstract class Hybrid {
  static readonly asyncCapable: boolean = true;
  static readonly syncCapable: boolean = true;
  protected readonly isAsync: boolean;

  constructor(protected readonly getResponse: GetResponse) {
    this.isAsync = isCoroutineFunction(getResponse);
    if (this.isAsync) markCoroutineFunction(this);
  }
}

function tokenOf(request: HttpRequest): string | undefined {
  return request.headers["x-token"];
}

export class ForgetsHeader extends Hybrid {
  call(request: HttpRequest): Answer {
    if (this.isAsync) return this.acall(request);
    return this.getResponse(request) as HttpResponse;
  }

  private async acall(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    response.headers.set("x-frame-options", "DENY"); // ! consistent-capability:missingInHalf
    return response;
  }
}

export class SharesHeader extends Hybrid {
  call(request: HttpRequest): Answer {
    if (this.isAsync) return this.acall(request);
    return this.secured(this.getResponse(request) as HttpResponse);
  }

  private async acall(request: HttpRequest): Promise<HttpResponse> {
    return this.secured(await this.getResponse(request));
  }

  private secured(response: HttpResponse): HttpResponse {
    response.headers.set("x-frame-options", "DENY");
    return response;
  }
}

export class SpellsHeaderTwice extends Hybrid {
  call(request: HttpRequest): Answer {
    if (this.isAsync) return this.acall(request);
    const response = this.getResponse(request) as HttpResponse;
    response.headers.set("X-Frame-Options", "DENY");
    return response;
  }

  private async acall(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    response.headers.set("x-frame-options", "DENY");
    return response;
  }
}

export class ChecksWhenAsyncOnly extends Hybrid {
  call(request: HttpRequest): Answer {
    if (this.isAsync) return this.acall(request);
    return this.getResponse(request) as HttpResponse;
  }

  private async acall(request: HttpRequest): Promise<HttpResponse> {
    if (!tokenOf(request)) return new HttpResponse("no token", { status: 401 }); // ! consistent-capability:missingInHalf
    return this.getResponse(request);
  }
}

export class ChecksWhenSyncOnly extends Hybrid {
  call(request: HttpRequest): Answer {
    if (isCoroutineFunction(this.getResponse)) return this.acall(request);
    if (!tokenOf(request)) throw new PermissionDenied("no token"); // ! consistent-capability:missingInHalf
    return this.getResponse(request) as HttpResponse;
  }

  private async acall(request: HttpRequest): Promise<HttpResponse> {
    return this.getResponse(request);
  }
}

export class ChecksBoth extends Hybrid {
  call(request: HttpRequest): Answer {
    const refusal = this.refusal(request);
    if (refusal) return this.isAsync ? Promise.resolve(refusal) : refusal;
    return this.getResponse(request);
  }

  private refusal(request: HttpRequest): HttpResponse | undefined {
    return tokenOf(request)
      ? undefined
      : new HttpResponse("no token", { status: 401 });
  }
}

export class ChecksWithTwins extends Hybrid {
  call(request: HttpRequest): Answer {
    if (this.isAsync) return this.acall(request);
    if (!this.check(request)) return new HttpResponse("", { status: 403 });
    return this.getResponse(request) as HttpResponse;
  }

  private async acall(request: HttpRequest): Promise<HttpResponse> {
    if (!(await this.acheck(request)))
      return new HttpResponse("", { status: 403 });
    return this.getResponse(request);
  }

  private check(request: HttpRequest): boolean {
    return tokenOf(request) === "letmein";
  }

  private async acheck(request: HttpRequest): Promise<boolean> {
    return Promise.resolve(tokenOf(request) === "letmein");
  }
}

export class LimitsOnlyAsync {
  readonly #hits = new Map<string, number>();

  constructor(private readonly getResponse: GetResponse) {}

  call(request: HttpRequest): HttpResponse {
    return this.getResponse(request) as HttpResponse;
  }

  // prettier-ignore
  async acall(request: HttpRequest): Promise<HttpResponse> { // !strict consistent-capability:inferredDual
    const key = request.META["REMOTE_ADDR"] ?? "";
    const hits = (this.#hits.get(key) ?? 0) + 1;
    this.#hits.set(key, hits);
    if (hits > 3) return new HttpResponse("slow down", { status: 429 }); // ! consistent-capability:missingInHalf
    return this.getResponse(request);
  }
}

export class BranchesInPlace extends Hybrid {
  call(request: HttpRequest): Answer {
    if (this.isAsync)
      return (async () => {
        const response = await this.getResponse(request);
        response.headers.set("x-branch", "1");
        return response;
      })();
    const response = this.getResponse(request) as HttpResponse;
    response.headers.set("x-branch", "1");
    return response;
  }
}

export class BranchesDiffer extends Hybrid {
  call(request: HttpRequest): Answer {
    if (this.isAsync)
      return (async () => {
        const response = await this.getResponse(request);
        response.headers.set("x-branch", "1"); // ! consistent-capability:missingInHalf
        return response;
      })();
    return this.getResponse(request) as HttpResponse;
  }
}

/** Declared flags count: nobody calls `acall`. */
export class NobodyCallsAcall {
  static readonly asyncCapable = false;
  static readonly syncCapable = true;

  constructor(private readonly getResponse: GetResponse) {}

  call(request: HttpRequest): HttpResponse {
    const response = this.getResponse(request) as HttpResponse;
    response.headers.set("x-half", "1");
    return response;
  }

  // prettier-ignore
  async acall(request: HttpRequest): Promise<HttpResponse> { // ! consistent-capability:uncalledAcall
    const response = await this.getResponse(request);
    response.headers.set("x-half", "1");
    return response;
  }
}

export const poweredBy = syncAndAsyncMiddleware((getResponse: GetResponse) => {
  if (isCoroutineFunction(getResponse))
    return async (request: HttpRequest) => {
      const response = await getResponse(request);
      response.headers.set("x-powered-by", "us");
      return response;
    };
  return (request: HttpRequest) => {
    const response = getResponse(request) as HttpResponse;
    response.headers.set("x-powered-by", "us");
    return response;
  };
});

export const poweredByHalf = syncAndAsyncMiddleware(
  (getResponse: GetResponse) => {
    if (isCoroutineFunction(getResponse))
      return async (request: HttpRequest) => {
        const response = await getResponse(request);
        response.headers.set("x-powered-by", "us");
        return response;
      };
    return (request: HttpRequest) => {
      const response = getResponse(request) as HttpResponse;
      response.headers.set("x-powered-by", "us");
      response.headers.set("x-sync", "us"); // ! consistent-capability:missingInHalf
      return response;
    };
  },
);

export class MarksRequestInOne extends Hybrid {
  call(request: HttpRequest): Answer {
    if (this.isAsync) return this.acall(request);
    const response = this.getResponse(request) as HttpResponse;
    response.headers.set("x-user", String(request.state["user"]));
    return response;
  }

  private async acall(request: HttpRequest): Promise<HttpResponse> {
    request.state["user"] = tokenOf(request) ?? "anonymous"; // ! consistent-capability:missingInHalf
    const response = await this.getResponse(request);
    response.headers.set("x-user", String(request.state["user"]));
    return response;
  }
}
