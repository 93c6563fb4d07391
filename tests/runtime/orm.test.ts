import { beforeEach, describe, expect, it } from "vitest";

import type { HttpRequest as Request } from "../../src/runtime/index.ts";
import { addressOf, loadBuilt, pool, runtime } from "./built.ts";
import type * as Offloaded from "./modules/offloaded.ts";

const { Chain, HttpRequest, HttpResponse } = runtime;
const { Visitor } = await loadBuilt<typeof Offloaded>(
  "tests/runtime/modules/offloaded.js",
);
const visits = addressOf("Visits", "offloaded");

beforeEach(() => {
  Visitor.objects.delete();
});

describe("a model", () => {
  it("creates, gets, filters, updates and deletes", () => {
    const { objects } = Visitor;
    const ada = objects.create({ ip: "10.0.0.1" });
    objects.create({ ip: "10.0.0.2" });
    expect(objects.get({ ip: "10.0.0.1" })).toEqual({ ...ada, seen: 0 });
    expect(objects.update({ ip: "10.0.0.1" }, { seen: 3 })).toBe(1);
    expect(objects.filter({ seen: 3 })).toEqual([{ ...ada, seen: 3 }]);
    expect(objects.delete({ ip: "10.0.0.2" })).toBe(1);
    expect(objects.count()).toBe(1);
  });

  it("says when `get` finds none or several", () => {
    const { objects } = Visitor;
    expect(() => objects.get({ ip: "?" })).toThrow(runtime.DoesNotExist);
    objects.create({ ip: "?" });
    objects.create({ ip: "?" });
    expect(() => objects.get({ ip: "?" })).toThrow(
      runtime.MultipleObjectsReturned,
    );
  });

  it("takes values as parameters, never as SQL", () => {
    const ip = "'; DROP TABLE visitor; --";
    Visitor.objects.create({ ip });
    expect(Visitor.objects.get({ ip }).ip).toBe(ip);
  });
});

describe("the guard", () => {
  const count = () => Visitor.objects.count();
  const outcomes = async (view: () => unknown) => {
    const codes: unknown[] = [];
    const chain = await Chain.load({
      middleware: [],
      urls: async () => {
        await view();
        return new HttpResponse();
      },
      onException: ({ code }) => codes.push(code),
    });
    await chain.handle(new HttpRequest());
    return codes;
  };

  it("refuses a blocking call on the loop, through helpers too", async () => {
    expect(await outcomes(count)).toEqual(["sync_only_operation"]);
    const deep = () => [1].map(count);
    expect(
      await outcomes(async () => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        deep();
      }),
    ).toEqual(["sync_only_operation"]);
  });

  it("lets the async form and syncToAsync pass", async () => {
    expect(await outcomes(() => Visitor.objects.acreate({ ip: "a" }))).toEqual(
      [],
    );
    expect(await outcomes(() => runtime.syncToAsync(count)())).toEqual([]);
    expect(await Visitor.objects.acount()).toBe(1);
  });

  it("the same hybrid passes over a sync-only layer and fails without one", async () => {
    const view = async () => Promise.resolve(new HttpResponse());
    const above = await Chain.load({
      middleware: [visits, addressOf("Sync")],
      ...{ urls: view, pool },
    });
    expect((await above.handle(new HttpRequest())).statusCode).toBe(200);
    expect(Visitor.objects.filter()).toMatchObject([{ ip: "127.0.0.1" }]);
    const alone = await Chain.load({
      middleware: [visits],
      ...{ urls: view, pool },
    });
    expect((await alone.handle(new HttpRequest())).statusCode).toBe(500);
  });

  it("an async middleware records visitors with `acreate`", async () => {
    class Visitors {
      readonly getResponse: (request: Request) => Promise<unknown>;
      constructor(getResponse: Visitors["getResponse"]) {
        this.getResponse = getResponse;
      }
      async call(request: Request) {
        const ip = request.META["REMOTE_ADDR"] ?? "";
        await Visitor.objects.acreate({ ip });
        return this.getResponse(request);
      }
    }
    const chain = await Chain.load({
      middleware: [Visitors],
      urls: async () => Promise.resolve(new HttpResponse()),
    });
    await chain.handle(new HttpRequest({ META: { REMOTE_ADDR: "10.1.1.1" } }));
    expect(Visitor.objects.get({ ip: "10.1.1.1" }).id).toBeGreaterThan(0);
  });
});
