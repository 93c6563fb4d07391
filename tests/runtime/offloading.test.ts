import { threadId } from "node:worker_threads";
import { describe, expect, it } from "vitest";

import type {
  ChainSettings,
  HttpRequest as Request,
  TraceEvent,
} from "../../src/runtime/index.ts";
import { addressOf, pool, runtime } from "./built.ts";

const { Chain, HttpRequest, HttpResponse, readBody } = runtime;
const at = (name: string) => addressOf(name, "offloaded");

async function load(
  names: readonly string[],
  view: ChainSettings["urls"] = async () =>
    Promise.resolve(new HttpResponse("view")),
  root: "async" | "sync" = "async",
) {
  return Chain.load({ middleware: names.map(at), urls: view, root, pool });
}

async function bodyOf(response: Parameters<typeof readBody>[0]) {
  const chunks = [];
  for await (const chunk of readBody(response)) chunks.push(String(chunk));
  return chunks;
}

describe("sync code under an async root", () => {
  it("runs on one worker thread, whatever lies in between", async () => {
    class Between {
      readonly getResponse: (request: Request) => Promise<unknown>;
      constructor(getResponse: Between["getResponse"]) {
        this.getResponse = getResponse;
      }
      async call(request: Request) {
        return this.getResponse(request);
      }
    }
    const chain = await Chain.load({
      middleware: [at("Witness"), Between, at("Witness"), at("Halves")],
      urls: { "/": at("witnessView") },
      pool,
    });
    const response = await chain.handle(new HttpRequest());
    const threads = JSON.parse(response.headers.get("x-threads") ?? "") as [
      number,
      string,
    ][];
    expect(threads).toHaveLength(7);
    expect(new Set(threads.map(([thread]) => thread)).size).toBe(1);
    expect(threads[0]).not.toEqual([threadId, "sync"]);
    expect(threads.every(([, side]) => side === "sync")).toBe(true);
  });

  it("doesn't block the loop", async () => {
    const chain = await load(["Busy"]);
    await chain.handle(new HttpRequest());
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 5);
    await chain.handle(new HttpRequest());
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
  });

  it("shares the request and the response as data, both ways", async () => {
    const request = new HttpRequest();
    let seen: unknown;
    const chain = await load(["Added"], async (given) => {
      seen = (given as Request & { user?: unknown }).user;
      expect(given).toBe(request);
      return Promise.resolve(new HttpResponse("view", { status: 201 }));
    });
    const response = await chain.handle(request);
    expect(seen).toEqual({ name: "ada" });
    expect(response).toMatchObject({ statusCode: 201, closed: true });
  });

  it("lets async context through, which belongs to the caller", async () => {
    const { AsyncLocalStorage } = await import("node:async_hooks");
    const storage = new AsyncLocalStorage<string>();
    let seen: string | undefined;
    const chain = await load(["Witness"], async () => {
      seen = storage.getStore();
      return Promise.resolve(new HttpResponse());
    });
    await storage.run("mine", () => chain.handle(new HttpRequest()));
    expect(seen).toBe("mine");
  });

  it("keeps errors what they are", async () => {
    const missing = await load(["Failing"]);
    const trace: TraceEvent[] = [];
    const response = await missing.handle(new HttpRequest(), { trace });
    expect(response.statusCode).toBe(404);
    expect(trace).toContainEqual(
      expect.objectContaining({ layer: "Failing", code: "http_404" }),
    );
    let caught: unknown;
    class Catching {
      readonly getResponse: (request: Request) => Promise<unknown>;
      constructor(getResponse: Catching["getResponse"]) {
        this.getResponse = getResponse;
      }
      async call(request: Request) {
        return this.getResponse(request);
      }
      async processException(_: Request, exception: unknown) {
        caught = exception;
        return Promise.resolve(undefined);
      }
    }
    const failing = await Chain.load({
      middleware: [Catching],
      urls: at("failingView"),
      pool,
    });
    expect((await failing.handle(new HttpRequest())).statusCode).toBe(500);
    expect(caught).toMatchObject({
      name: "RangeError",
      message: "out of bounds",
    });
  });

  it("says what can't cross", async () => {
    const exceptions: { code: string | undefined; message: string }[] = [];
    const chain = await Chain.load({
      middleware: [at("Uncloneable")],
      urls: async () => Promise.resolve(new HttpResponse()),
      onException: (exception) => exceptions.push(exception),
      pool,
    });
    const response = await chain.handle(new HttpRequest());
    expect(response.statusCode).toBe(500);
    expect(exceptions[0]).toMatchObject({ code: "cannot_cross" });
    expect(exceptions[0]?.message).toContain("request.state.handler");
  });

  it("renders where the template can be found", async () => {
    const byAddress = await load([], at("pageView"));
    const page = await byAddress.handle(new HttpRequest());
    expect(page.content).toBe(`ada on ${page.headers.get("x-made") ?? ""}`);
    const byClosure = await load([], at("closurePageView"));
    const { content } = await byClosure.handle(new HttpRequest());
    expect(content).toMatch(/^made on \d+$/);
    expect(content).not.toBe(`made on ${threadId}`);
  });

  it.each(["syncStream", "asyncStream"])("streams: %s", async (view) => {
    const chain = await load(["Witness"], at(view));
    const response = await chain.handle(new HttpRequest());
    expect(await bodyOf(response)).toEqual(["a", "b", "c"]);
  });
});

describe("a stream that is given up", () => {
  it("runs its `finally` on its worker, whoever gives it up", async () => {
    const own = new runtime.WorkerPool(1);
    const chain = await Chain.load({
      middleware: [],
      urls: {
        "/endless": addressOf("endlessView", "odd"),
        "/given": addressOf("givenUpView", "odd"),
      },
      pool: own,
    });
    const open = async () => {
      const response = await chain.handle(
        new HttpRequest({ path: "/endless" }),
      );
      const body = readBody(response);
      expect((await body.next()).value).toHaveLength(1000);
      return { response, body };
    };
    const given = async () =>
      (await chain.handle(new HttpRequest({ path: "/given" }))).content;
    await (await open()).body.return(undefined);
    expect(await given()).toBe("1");
    await runtime.closeResponse((await open()).response);
    expect(await given()).toBe("2");
    // Never begun: there is no `finally` to run, and the thread comes back.
    const unread = await chain.handle(new HttpRequest({ path: "/endless" }));
    await runtime.closeResponse(unread);
    expect(await given()).toBe("2");
    await own.close();
  });

  it("of the wrong side is read whole before its first chunk", async () => {
    const made: number[] = [];
    function* chunks() {
      for (const n of [0, 1, 2]) {
        made.push(n);
        yield String(n);
      }
    }
    const first = async (root: "async" | "sync") => {
      made.length = 0;
      const urls = () => new runtime.StreamingHttpResponse(chunks());
      const chain = await Chain.load({ middleware: [], urls, root });
      const body = readBody(await chain.handle(new HttpRequest()));
      await body.next();
      const before = made.length;
      await body.return(undefined);
      return before;
    };
    expect(await first("async")).toBe(3);
    expect(await first("sync")).toBe(1);
  });
});

describe("a sync root", () => {
  it("runs on a worker thread when everything has an address", async () => {
    const chain = await load(["Witness"], at("witnessView"), "sync");
    const threads = JSON.parse(
      String((await chain.handle(new HttpRequest())).content),
    ) as [number, string][];
    expect(threads[0]?.[0]).not.toBe(threadId);
  });

  it("runs on the caller's thread when it is sync throughout", async () => {
    const chain = await load(["Witness"], at("witnessView"), "sync");
    const { content } = chain.handleSync(new HttpRequest());
    expect(content).toContain(`[${threadId},"sync"]`);
  });

  it("won't run async code on the loop's own thread", async () => {
    const chain = await load(["Witness"], at("slowView"), "sync");
    expect(() => chain.handleSync(new HttpRequest())).toThrow(
      expect.objectContaining({ code: "async_to_sync_on_event_loop" }),
    );
    expect((await chain.handle(new HttpRequest())).content).toBe("slow");
  });
});

describe("inferred capabilities on a worker", () => {
  it.each([
    [["Dual", "stamping"], "call"],
    [["stamping", "Dual"], "acall"],
  ])("%j", async (names, dual) => {
    const chain = await Chain.load({
      middleware: names.map((name) => addressOf(name, "odd")),
      urls: async () => Promise.resolve(new HttpResponse("view")),
      pool,
    });
    const { headers } = await chain.handle(new HttpRequest());
    expect([headers.get("x-dual"), headers.get("x-stamp")]).toEqual([
      dual,
      "sync",
    ]);
  });
});

describe("asyncToSync and syncToAsync", () => {
  it("a worker waits for what a module exports, run on the loop", async () => {
    const chain = await load(["Asking"]);
    const { headers } = await chain.handle(new HttpRequest());
    expect(headers.get("x-answer")).toBe(`hello you from ${threadId} async`);
  });

  it("a closure can't get to the loop", async () => {
    const trace: TraceEvent[] = [];
    const chain = await load(["AskingClosure"]);
    await chain.handle(new HttpRequest(), { trace });
    expect(trace).toContainEqual(
      expect.objectContaining({ code: "closure_cannot_cross" }),
    );
  });

  it("on the loop, asyncToSync is an error and no deadlock", async () => {
    const waiting = runtime.asyncToSync(async () => Promise.resolve(1));
    expect(() => waiting()).toThrow(
      expect.objectContaining({ code: "async_to_sync_on_event_loop" }),
    );
    const chain = await load([], async () => {
      waiting();
      return Promise.resolve(new HttpResponse());
    });
    expect((await chain.handle(new HttpRequest())).statusCode).toBe(500);
  });

  it("syncToAsync refuses async code when it wraps", () => {
    expect(() => runtime.syncToAsync(async () => Promise.resolve(1))).toThrow(
      expect.objectContaining({ code: "sync_to_async_of_async" }),
    );
  });

  it("syncToAsync of a module's export runs on the request's worker", async () => {
    const chain = await load([], at("asksWorker"));
    const { content } = await chain.handle(new HttpRequest());
    expect(content).toMatch(/^\d+ sync$/);
    expect(content).not.toBe(`${threadId} sync`);
  });
});
