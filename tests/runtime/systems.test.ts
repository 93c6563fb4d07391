import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";

import type {
  AsyncGetResponse,
  HttpRequest as Request,
  HttpResponse as Response,
  TraceEvent,
} from "../../src/runtime/index.ts";
import { addressOf, pool, runtime } from "./built.ts";

const { Chain, HttpRequest, HttpResponse } = runtime;

/** An async layer around the others. */
abstract class Layer {
  static syncCapable = false;
  static asyncCapable = true;
  readonly getResponse: AsyncGetResponse;
  constructor(getResponse: AsyncGetResponse) {
    this.getResponse = getResponse;
    if (runtime.isCoroutineFunction(getResponse))
      runtime.markCoroutineFunction(this);
  }
}

const slowView = async (): Promise<Response> => {
  await wait(20);
  return new HttpResponse("view");
};

async function answersOf(
  middleware: new (getResponse: AsyncGetResponse) => object,
  view: () => Promise<Response>,
  requests: number,
): Promise<string[]> {
  const chain = await Chain.load({
    middleware: [middleware],
    urls: view,
    pool,
  });
  const answers = await Promise.all(
    Array.from({ length: requests }, () => chain.handle(new HttpRequest())),
  );
  return answers.map(({ headers }) => headers.get("x-count") ?? "");
}

describe("shared state", () => {
  it("one instance serves all requests: an update over an await is lost", async () => {
    class Counter extends Layer {
      count = 0;
      async call(request: Request): Promise<Response> {
        const before = this.count;
        const response = await this.getResponse(request);
        this.count = before + 1;
        response.headers.set("x-count", String(this.count));
        return response;
      }
    }
    expect(await answersOf(Counter, slowView, 3)).toEqual(["1", "1", "1"]);
  });

  it("an update without an await in between is not", async () => {
    class Counter extends Layer {
      count = 0;
      async call(request: Request): Promise<Response> {
        const response = await this.getResponse(request);
        response.headers.set("x-count", String(++this.count));
        return response;
      }
    }
    expect(await answersOf(Counter, slowView, 3)).toEqual(["1", "2", "3"]);
  });

  it("what each request adds stays until the process ends", async () => {
    const seen = new Map<string, number>();
    class Visits extends Layer {
      async call(request: Request): Promise<Response> {
        seen.set(request.path, (seen.get(request.path) ?? 0) + 1);
        const response = await this.getResponse(request);
        return response;
      }
    }
    const chain = await Chain.load({
      middleware: [Visits],
      urls: slowView,
      pool,
    });
    for (let page = 0; page < 20; page++)
      await chain.handle(new HttpRequest({ path: `/${String(page)}` }));
    expect(seen.size).toBe(20);
  });
});

describe("a blocking call", () => {
  /** How late a timer of 0 ms is that was set before a request with this pause. */
  async function latenessUnder(
    pause: () => Promise<void> | undefined,
  ): Promise<number> {
    class Pausing extends Layer {
      async call(request: Request): Promise<Response> {
        await pause();
        const response = await this.getResponse(request);
        return response;
      }
    }
    const chain = await Chain.load({
      middleware: [Pausing],
      urls: slowView,
      pool,
    });
    const start = performance.now();
    const timer = wait(0).then(() => performance.now() - start);
    await chain.handle(new HttpRequest());
    return timer;
  }

  const blocked = (): undefined => {
    const start = performance.now();
    while (performance.now() - start < 400);
    return undefined;
  };

  it("in async code holds everything else up", async () => {
    expect(await latenessUnder(blocked)).toBeGreaterThanOrEqual(400);
  });

  it("that is awaited lets the others through", async () => {
    expect(await latenessUnder(() => wait(400))).toBeLessThan(400);
  });
});

describe("order and cost", () => {
  const adaptersOf = async (names: string): Promise<number> => {
    const chain = await Chain.load({
      middleware: names
        .split(" ")
        .map((name) => addressOf(name === "S" ? "Sync" : "Async")),
      urls: addressOf("asyncView"),
      pool,
    });
    return chain.report.adaptations.length;
  };

  it("the same layers cost half when the sync ones stand together", async () => {
    expect(await adaptersOf("S A S A")).toBe(4);
    expect(await adaptersOf("S S A A")).toBe(2);
    expect(await adaptersOf("A A S S")).toBe(2);
  });

  it("each further pair costs two more", async () => {
    for (const pairs of [1, 2, 3, 4])
      expect(await adaptersOf(Array(pairs).fill("S A").join(" "))).toBe(
        2 * pairs,
      );
  });

  it("a chain that is sync throughout needs no loop and no adapter", async () => {
    const chain = await Chain.load({
      middleware: [addressOf("Sync"), addressOf("Sync")],
      urls: addressOf("syncView"),
      root: "sync",
      pool,
    });
    expect(chain.report.adaptations).toEqual([]);
    expect((await chain.handle(new HttpRequest())).content).toBe("view");
  });

  it("an async view needs no async middleware around it", async () => {
    const chain = await Chain.load({
      middleware: [addressOf("Sync"), addressOf("Async")],
      urls: addressOf("asyncView"),
      pool,
    });
    expect((await chain.handle(new HttpRequest())).content).toBe("view");
  });
});

describe("step by step", () => {
  async function actionsOf(names: readonly string[]): Promise<string[]> {
    const trace: TraceEvent[] = [];
    const chain = await Chain.load({
      middleware: names.map((name) => addressOf(name, "systems")),
      urls: addressOf("asyncView"),
      pool,
    });
    await chain.handle(new HttpRequest(), { trace });
    return runtime.stepsOf(trace).map(({ action }) => action);
  }

  it("the tutorial's middleware does what its table says, in that order", async () => {
    expect(await actionsOf(["AsyncMiddleware"])).toEqual([
      "AsyncMiddleware gets the request",
      "AsyncMiddleware: Before view",
      "the view runs",
      "AsyncMiddleware: After view",
      "AsyncMiddleware answers",
    ]);
  });

  it("a sync layer in between goes to a thread and back", async () => {
    const actions = await actionsOf(["AsyncMiddleware", "SyncMiddleware"]);
    expect(actions.filter((action) => / goes to /.test(action))).toEqual([
      "SyncMiddleware goes to the worker thread",
      "core goes to the event loop",
    ]);
  });
});
