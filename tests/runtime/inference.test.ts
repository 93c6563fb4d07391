import { describe, expect, it } from "vitest";

import type {
  AsyncGetResponse,
  GetResponse,
  HttpRequest as Request,
  HttpResponse as Response,
  MiddlewareEntry,
  SyncGetResponse,
  TraceEvent,
  View,
} from "../../src/runtime/index.ts";
import { addressOf, pool, runtime } from "./built.ts";

const { Chain, HttpRequest, HttpResponse, isCoroutineFunction } = runtime;

/** What people write who have read a tutorial: no flags, no marks. */
async function answer(
  middleware: readonly MiddlewareEntry[],
  view: View = async () => Promise.resolve(new HttpResponse("view")),
  root: "async" | "sync" = "async",
) {
  const chain = await Chain.load({ middleware, urls: view, root, pool });
  const response = await chain.handle(new HttpRequest({ path: "/hello" }));
  return { chain, response };
}

function diagnosed({ chain }: Awaited<ReturnType<typeof answer>>) {
  return chain.report.diagnostics.map(({ code, layer }) => [code, layer]);
}

class Base {
  readonly getResponse: AsyncGetResponse;
  constructor(getResponse: AsyncGetResponse) {
    this.getResponse = getResponse;
  }
}

describe("a class with an async `call` and no flags", () => {
  it("works around an async view, and says what Django would do", async () => {
    const log: string[] = [];
    class Surround extends Base {
      async call(request: Request) {
        log.push("before");
        const response = await this.getResponse(request);
        log.push("after");
        return response;
      }
    }
    const result = await answer([Surround], async () => {
      log.push("view");
      return Promise.resolve(new HttpResponse("view"));
    });
    expect(log).toEqual(["before", "view", "after"]);
    expect(result.response.content).toBe("view");
    expect(diagnosed(result)).toEqual([["inferred_capability", "Surround"]]);
    expect(result.chain.report.diagnostics[0]?.message).toContain(
      "Django would",
    );
    expect(result.chain.report.adaptations).toEqual([]);
  });

  it("sets a header", async () => {
    class Header extends Base {
      async call(request: Request) {
        const response = await this.getResponse(request);
        response.headers.set("X-Custom-Header", "Hello");
        return response;
      }
    }
    const { response } = await answer([Header]);
    expect(response.headers.get("x-custom-header")).toBe("Hello");
  });

  it("logs path and status", async () => {
    const lines: string[] = [];
    class Logging extends Base {
      async call(request: Request) {
        lines.push(`path ${request.path}`);
        const response = await this.getResponse(request);
        lines.push(`status ${response.statusCode}`);
        return response;
      }
    }
    await answer([Logging]);
    expect(lines).toEqual(["path /hello", "status 200"]);
  });

  it("measures time around the view", async () => {
    let elapsed = 0;
    class Timing extends Base {
      async call(request: Request) {
        const start = performance.now();
        const response = await this.getResponse(request);
        elapsed = performance.now() - start;
        return response;
      }
    }
    await answer([Timing], async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return new HttpResponse();
    });
    expect(elapsed).toBeGreaterThan(15);
  });

  it("asks another service before it goes on", async () => {
    const service = async () => Promise.resolve({ allowed: true });
    class ExternalCheck extends Base {
      async call(request: Request) {
        const { allowed } = await service();
        return allowed
          ? this.getResponse(request)
          : new HttpResponse("", { status: 403 });
      }
    }
    expect((await answer([ExternalCheck])).response.statusCode).toBe(200);
  });

  it("runs in the order of the list, and back", async () => {
    const log: string[] = [];
    const named = (name: string) =>
      class extends Base {
        async call(request: Request) {
          log.push(`${name} in`);
          const response = await this.getResponse(request);
          log.push(`${name} out`);
          return response;
        }
      };
    await answer([named("M1"), named("M2")]);
    expect(log).toEqual(["M1 in", "M2 in", "M2 out", "M1 out"]);
  });

  it("keeps async hooks, each called once", async () => {
    const log: string[] = [];
    class Advanced extends Base {
      async call(request: Request) {
        return this.getResponse(request);
      }
      async processView() {
        log.push("view hook");
        return Promise.resolve(undefined);
      }
      async processException() {
        log.push("exception hook");
        return Promise.resolve(new HttpResponse("rescued"));
      }
      async processTemplateResponse(_: Request, response: Response) {
        log.push("template hook");
        return Promise.resolve(response);
      }
    }
    const failing = await answer([Advanced], async () =>
      Promise.reject(new Error("no")),
    );
    expect(failing.response.content).toBe("rescued");
    const templated = await answer([Advanced], async () =>
      Promise.resolve(new runtime.TemplateResponse(() => "page")),
    );
    expect(templated.response.content).toBe("page");
    expect(log).toEqual([
      "view hook",
      "exception hook",
      "view hook",
      "template hook",
    ]);
  });
});

describe("a class that branches on the mode of its downstream", () => {
  class Branching {
    readonly getResponse: GetResponse;
    readonly isAsync: boolean;
    constructor(getResponse: GetResponse) {
      this.getResponse = getResponse;
      this.isAsync = isCoroutineFunction(getResponse);
    }
    async call(request: Request) {
      const response = this.isAsync
        ? await this.getResponse(request)
        : (this.getResponse(request) as Response);
      return response;
    }
  }

  it.each(["async", "sync"] as const)(
    "works under a root that is %s",
    async (root) => {
      const chain = await Chain.load({
        middleware: [Branching],
        urls: { "/": addressOf("syncView") },
        ...{ root, pool },
      });
      expect((await chain.handle(new HttpRequest())).content).toBe("view");
    },
  );

  it("works over a sync-only layer", async () => {
    const { response } = await answer([Branching, addressOf("Sync")]);
    expect(response.content).toBe("view");
  });
});

describe("a class with `call` and `acall`", () => {
  class Timing {
    readonly getResponse: GetResponse;
    constructor(getResponse: GetResponse) {
      this.getResponse = getResponse;
    }
    call(request: Request) {
      // The chain calls this over sync code alone, where the cast is true.

      const response = (this.getResponse as SyncGetResponse)(request);
      response.headers.set("X-Duration", "sync");
      return response;
    }
    async acall(request: Request) {
      const response = await this.getResponse(request);
      response.headers.set("X-Duration", "async");
      return response;
    }
  }

  it("runs `acall` over async code", async () => {
    const { response } = await answer([Timing]);
    expect(response.headers.get("x-duration")).toBe("async");
  });

  it("runs `call` in a chain that is sync throughout", async () => {
    const { response } = await answer(
      [Timing],
      () => new HttpResponse(),
      "sync",
    );
    expect(response.headers.get("x-duration")).toBe("sync");
  });

  it("limits rates in `acall`, one count for all requests", async () => {
    class RateLimit {
      readonly counts = new Map<string, number>();
      readonly getResponse: AsyncGetResponse;
      constructor(getResponse: AsyncGetResponse) {
        this.getResponse = getResponse;
      }
      async acall(request: Request) {
        const address = request.META["REMOTE_ADDR"] ?? "";
        const count = this.counts.get(address) ?? 0;
        if (count >= 2)
          return new runtime.JsonResponse({ error: "later" }, { status: 429 });
        this.counts.set(address, count + 1);
        return this.getResponse(request);
      }
      call(request: Request) {
        return this.getResponse(request);
      }
    }
    const { chain } = await answer([RateLimit]);
    const second = await chain.handle(new HttpRequest());
    const third = await chain.handle(new HttpRequest());
    expect([second.statusCode, third.statusCode]).toEqual([200, 429]);
  });

  it("runs `acall` alone too", async () => {
    class Only extends Base {
      async acall(request: Request) {
        return this.getResponse(request);
      }
    }
    expect(diagnosed(await answer([Only]))).toEqual([
      ["inferred_capability", "Only"],
    ]);
  });
});

describe("factory functions", () => {
  const passing =
    (getResponse: AsyncGetResponse) => async (request: Request) => {
      const response = await getResponse(request);
      response.headers.set("X-Seen", "yes");
      return response;
    };

  it("an async factory is awaited at load", async () => {
    const simple = async (getResponse: AsyncGetResponse) =>
      Promise.resolve(passing(getResponse));
    const result = await answer([simple]);
    expect(result.response.headers.get("x-seen")).toBe("yes");
    expect(diagnosed(result)).toEqual([["inferred_capability", "simple"]]);
  });

  it("a factory of an async function needs no decorator", async () => {
    const { response } = await answer([passing, addressOf("Sync")]);
    expect(response.headers.get("x-seen")).toBe("yes");
  });
});

describe("forgetting `await`", () => {
  it("is a clear 500 when the promise is used as the response", async () => {
    class Forgetful {
      readonly getResponse: GetResponse;
      constructor(getResponse: GetResponse) {
        this.getResponse = getResponse;
      }
      async call(request: Request) {
        // eslint-disable-next-line async-middleware/await-downstream -- the mistake is the test
        const response = this.getResponse(request) as Response;
        response.headers.set("X-Late", "1");
        return Promise.resolve(response);
      }
    }
    const chain = await Chain.load({
      middleware: [Forgetful],
      urls: async () => Promise.resolve(new HttpResponse()),
    });
    const trace: TraceEvent[] = [];
    const response = await chain.handle(new HttpRequest(), { trace });
    expect(response.statusCode).toBe(500);
    expect(trace).toContainEqual(
      expect.objectContaining({
        kind: "exception",
        code: "unawaited_downstream_used",
      }),
    );
    expect(trace).toContainEqual({ kind: "warning", code: "never_awaited" });
  });
});

it("an async `call` is known after down-levelling too", async () => {
  type Awaiter = (body: () => Promise<Response>) => Promise<Response>;
  const __awaiter: Awaiter = (body) => body();
  class Older extends Base {
    call(request: Request) {
      return __awaiter(() => this.getResponse(request));
    }
  }
  expect(diagnosed(await answer([Older]))).toEqual([
    ["inferred_capability", "Older"],
  ]);
});

it("declared flags always win", async () => {
  class Declared extends Base {
    static asyncCapable = true;
    static syncCapable = false;
    async call(request: Request) {
      return this.getResponse(request);
    }
  }
  expect(diagnosed(await answer([Declared]))).toEqual([]);
});
