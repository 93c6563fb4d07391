import { describe, expect, it } from "vitest";

import type { ChainSettings, LoadReport } from "../../src/runtime/index.ts";
import { addressOf, pool, runtime } from "./built.ts";

const { Chain, HttpRequest, HttpResponse } = runtime;
const view = async () => Promise.resolve(new HttpResponse("view"));

function load(middleware: ChainSettings["middleware"], root: "async" | "sync") {
  return Chain.load({
    middleware,
    urls: { "/": addressOf("asyncView") },
    capabilities: "django",
    ...{ root, pool },
  });
}

async function refusal(settings: Partial<ChainSettings>) {
  const chain = Chain.load({
    middleware: [],
    urls: view,
    capabilities: "django",
    ...settings,
  });
  type LoadError = Error & { code: string; report: LoadReport };
  return chain.then(
    () => undefined,
    (error: unknown) => error as LoadError,
  );
}

describe("the number of adapters", () => {
  const kinds = { S: "Sync", A: "Async", H: "Hybrid" } as const;
  it.each([
    ["A A", 0],
    ["S", 2],
    ["S S S", 2],
    ["A S A", 2],
    ["S A S A", 4],
    ["H S", 2],
    ["A H S H A", 2],
  ])("%s under an async root: %i", async (layers, count) => {
    const names = layers.split(" ").map((kind) => kinds[kind as "S"]);
    const chain = await load(
      names.map((name) => addressOf(name)),
      "async",
    );
    expect(chain.report.adaptations).toHaveLength(count);
  });

  it("adapts the top to a sync root", async () => {
    const chain = await load([addressOf("Async")], "sync");
    expect(chain.report.adaptations).toEqual([
      { at: "below:Async", direction: "sync_to_async", target: "core" },
      { at: "top", direction: "async_to_sync", target: "Async" },
    ]);
  });
});

describe("what a chain refuses to load", () => {
  it("a layer that can do nothing", async () => {
    const neither = Object.assign(() => view, {
      syncCapable: false,
      asyncCapable: false,
    });
    const middleware = [{ middleware: neither, name: "neither" }];
    expect(await refusal({ middleware })).toMatchObject({
      code: "no_capability",
      culprit: "neither",
    });
  });

  it("a factory that returns nothing, with what had been built by then", async () => {
    const empty = runtime.asyncOnlyMiddleware(() => undefined);
    const error = await refusal({ middleware: [empty] });
    expect(error).toMatchObject({ code: "factory_returned_none" });
    expect(error?.report.init).toHaveLength(1);
  });

  it("an async function that nothing declares, under strict rules", async () => {
    const bare = () => view;
    expect(
      await refusal({ middleware: [addressOf("Async"), bare] }),
    ).toMatchObject({ code: "sync_to_async_of_async" });
  });

  it("a sync closure over async code: it can't get to another thread", async () => {
    class Closure {
      call() {
        return new HttpResponse();
      }
    }
    const error = await refusal({ middleware: [Closure] });
    expect(error).toMatchObject({
      code: "closure_cannot_cross",
      culprit: "Closure",
    });
    expect(error?.message).toContain("name it by its module");
  });

  it("a module path that exports no such thing", async () => {
    expect(await refusal({ middleware: [addressOf("Missing")] })).toMatchObject(
      { code: "unknown_export" },
    );
  });
});

describe("MiddlewareNotUsed", () => {
  it("drops the layer and what was adapted for it", async () => {
    const dropped = runtime.asyncOnlyMiddleware(() => {
      throw new runtime.MiddlewareNotUsed();
    });
    const chain = await Chain.load({
      middleware: [dropped],
      urls: { "/": () => new HttpResponse("sync") },
      ...{ capabilities: "django", root: "sync" },
    });
    expect(chain.report.adaptations).toHaveLength(1);
    expect(chain.handleSync(new HttpRequest()).content).toBe("sync");
  });
});

describe("a list of middleware", () => {
  it("takes module paths as settings do, relative to a base", async () => {
    const { module } = addressOf("Async");
    const chain = await Chain.load({
      middleware: [
        "./plain.js#Async",
        { middleware: addressOf("Hybrid"), name: "mine" },
      ],
      urls: view,
      base: module,
    });
    expect(chain.report.init.map(({ actor }) => actor)).toEqual([
      "mine",
      "Async",
    ]);
    const response = await chain.handle(new HttpRequest());
    expect(response.content).toBe("view");
  });
});
