import { describe, expect, it } from "vitest";

import type {
  HttpRequest as Request,
  HttpResponse as Response,
  MiddlewareEntry,
  TraceEvent,
  View,
} from "../../src/runtime/index.ts";
import { addressOf, pool, runtime } from "./built.ts";

const { Chain, HttpRequest, HttpResponse } = runtime;

class Passing {
  static asyncCapable = true;
  static syncCapable = false;
  readonly getResponse: (request: Request) => Promise<Response>;
  constructor(getResponse: Passing["getResponse"]) {
    this.getResponse = getResponse;
    runtime.markCoroutineFunction(this);
  }
  async call(request: Request): Promise<Response | undefined> {
    return this.getResponse(request);
  }
}

const fine: View = async () => Promise.resolve(new HttpResponse("view"));

async function handle(
  middleware: readonly MiddlewareEntry[],
  urls: Parameters<typeof Chain.load>[0]["urls"] = fine,
  path = "/",
) {
  const chain = await Chain.load({
    ...{ middleware, urls, pool },
    capabilities: "django",
  });
  return chain.handle(new HttpRequest({ path }));
}

describe("exceptions become responses", () => {
  it.each([
    [new runtime.Http404(), 404],
    [new runtime.PermissionDenied(), 403],
    [new runtime.BadRequest(), 400],
    [new runtime.MultiPartParserError(), 400],
    [new (class Forged extends runtime.SuspiciousOperation {})(), 400],
    [new Error("anything else"), 500],
    ["no error at all", 500],
  ])("%s: %i", async (thrown, status) => {
    const response = await handle([Passing], async () => {
      await Promise.resolve();
      // Whatever is thrown becomes a response, errors or not.
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      throw thrown;
    });
    expect(response.statusCode).toBe(status);
  });

  it("at the layer that throws, so that the one above sees a response", async () => {
    let caught = false;
    class Above extends Passing {
      override async call(request: Request) {
        try {
          return await this.getResponse(request);
        } catch {
          caught = true;
          return new HttpResponse("caught");
        }
      }
    }
    class Throws extends Passing {
      override async call(): Promise<Response> {
        return Promise.reject(new runtime.PermissionDenied());
      }
    }
    expect((await handle([Above, Throws])).statusCode).toBe(403);
    expect(caught).toBe(false);
  });
});

describe("routes", () => {
  it("no route is a 404 before any hook", async () => {
    let hooked = false;
    class Hooked extends Passing {
      processView() {
        hooked = true;
      }
    }
    const response = await handle([Hooked], { "/known": fine }, "/other");
    expect([response.statusCode, hooked]).toEqual([404, false]);
  });

  it("capture segments for the view and its hooks", async () => {
    let seen: unknown;
    class Hooked extends Passing {
      async processView(_: Request, view: View, kwargs: unknown) {
        seen = [typeof view, kwargs];
        return Promise.resolve(undefined);
      }
    }
    const urls = {
      "/users/:id": async (
        _: Request,
        { id }: Readonly<Record<string, string>>,
      ) => Promise.resolve(new HttpResponse(`user ${id ?? ""}`)),
    };
    const { content } = await handle([Hooked], urls, "/users/7");
    expect(content).toBe("user 7");
    expect(seen).toEqual(["function", { id: "7" }]);
  });
});

describe("hooks", () => {
  it("processView runs top-down, and a response ends it", async () => {
    const log: string[] = [];
    const hooked = (name: string, answers: boolean) =>
      class extends Passing {
        async processView() {
          log.push(name);
          await Promise.resolve();
          return answers ? new HttpResponse(`from ${name}`) : undefined;
        }
      };
    const layers = [hooked("a", false), hooked("b", true), hooked("c", false)];
    const response = await handle(layers);
    expect([log, response.content]).toEqual([["a", "b"], "from b"]);
  });

  it("processException runs bottom-up, for the view alone", async () => {
    const log: string[] = [];
    const hooked = (name: string) =>
      class extends Passing {
        processException(_: Request, exception: unknown) {
          log.push(`${name} ${(exception as Error).message}`);
        }
      };
    await handle([hooked("a"), hooked("b")], async () =>
      Promise.reject(new Error("view")),
    );
    class Throws extends Passing {
      override async call(): Promise<Response> {
        return Promise.reject(new Error("middleware"));
      }
    }
    await handle([hooked("a"), Throws]);
    expect(log).toEqual(["b view", "a view"]);
  });

  it("processTemplateResponse must answer with a response", async () => {
    class Hooked extends Passing {
      async processTemplateResponse() {
        return Promise.resolve(undefined);
      }
    }
    const exceptions: unknown[] = [];
    const chain = await Chain.load({
      middleware: [Hooked],
      urls: async () =>
        Promise.resolve(new runtime.TemplateResponse(() => "page")),
      onException: ({ code, culprit }) => exceptions.push([code, culprit]),
    });
    await chain.handle(new HttpRequest());
    expect(exceptions).toEqual([
      ["returned_none", "Hooked.process_template_response"],
    ]);
  });
});

describe("what is no response", () => {
  it.each([
    [undefined, "middleware_returned_none"],
    ["text", "not_a_response"],
  ])("%s never leaves the chain", async (value, code) => {
    class Wrong extends Passing {
      override async call() {
        return Promise.resolve(value as undefined);
      }
    }
    await expect(handle([Wrong])).rejects.toMatchObject({ code });
  });

  it.each([
    [undefined, "returned_none"],
    [null, "returned_none"],
  ])("a view that returns %s is blamed", async (value, code) => {
    const codes: unknown[] = [];
    const chain = await Chain.load({
      middleware: [],
      urls: async () => Promise.resolve(value as unknown as Response),
      onException: (exception) => codes.push(exception.code),
    });
    expect((await chain.handle(new HttpRequest())).statusCode).toBe(500);
    expect(codes).toEqual([code]);
  });

  it("a promise that sync code returns isn't awaited as if it were async", async () => {
    const raw = addressOf("raw", "odd");
    await expect(handle([raw])).rejects.toMatchObject({
      code: "unawaited_downstream_as_response",
    });
  });
});

it("a MiddlewareMixin needs a downstream", () => {
  expect(() => new runtime.MiddlewareMixin(undefined as never)).toThrow(
    expect.objectContaining({ code: "not_callable" }),
  );
});

describe("chains of 64 layers", () => {
  it.each([
    ["async", ["Async"], 0],
    ["hybrid", ["Hybrid"], 0],
    ["sync", ["Sync"], 2],
    ["mixed", ["Sync", "Async"], 64],
  ])("%s", async (_, names, adapters) => {
    const layers = Array.from({ length: 64 }, (__, n) =>
      addressOf(names[n % names.length]!),
    );
    const chain = await Chain.load({
      middleware: layers,
      urls: addressOf("asyncView"),
      ...{ capabilities: "django", pool },
    });
    expect(chain.report.adaptations).toHaveLength(adapters);
    const trace: TraceEvent[] = [];
    const response = await chain.handle(new HttpRequest(), { trace });
    expect(response.content).toBe("view");
    const entered = trace.filter(
      (event) => event.kind === "call" && event.phase === "enter",
    );
    expect(entered).toHaveLength(64);
    expect(trace.filter(({ kind }) => kind === "switch")).toHaveLength(
      adapters,
    );
  });
});
