import Database from "libsql";
import { beforeEach, describe, expect, it } from "vitest";

import type {
  Columns,
  HttpRequest as Request,
} from "../../src/runtime/index.ts";
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

/** The codes of what a view threw that does this on the loop. */
async function outcomes(query: () => unknown) {
  const codes: unknown[] = [];
  const chain = await Chain.load({
    middleware: [],
    urls: async () => {
      await query();
      return new HttpResponse();
    },
    onException: ({ code }) => codes.push(code),
  });
  await chain.handle(new HttpRequest());
  return codes;
}

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

/** A model with names that SQL or JavaScript would read otherwise. */
function hostile() {
  const columns: Columns = {
    ...{ select: "TEXT", 'we"ird': "TEXT", "x; DROP TABLE x; --": "INTEGER" },
    ...{ constructor: "TEXT", toString: "TEXT" },
  };
  return runtime.defineModel(
    'order"; --',
    columns,
    () => new Database(":memory:"),
  ).objects;
}

describe("names and values that mean something elsewhere", () => {
  it("are names and values here", () => {
    const objects = hostile();
    const values = {
      ...{ select: "select", 'we"ird': '"', "x; DROP TABLE x; --": 1 },
      ...{ constructor: "c", toString: "s" },
    };
    const row = objects.create(values);
    expect(row).toEqual({ id: 1, ...values });
    expect(objects.get(values)).toEqual(row);
    expect(objects.update(values, { select: "'; --" })).toBe(1);
    expect(objects.filter({ select: "'; --" })).toHaveLength(1);
    expect(objects.delete({ 'we"ird': '"' })).toBe(1);
  });

  it("null is a value, alone too", () => {
    const objects = hostile();
    objects.create({ select: null });
    objects.create({ select: "a" });
    expect(objects.filter({ select: null })).toHaveLength(1);
    expect(objects.update({ select: "a" }, { select: null })).toBe(1);
    expect(objects.count({ select: null })).toBe(2);
  });

  it("no changes, no update", () => {
    const objects = hostile();
    objects.create({ select: "a" });
    expect(objects.update({ select: "a" }, {})).toBe(0);
  });

  it("whole numbers of 64 bits keep every digit", () => {
    const objects = hostile();
    const big = 2n ** 53n + 1n;
    objects.create({ "x; DROP TABLE x; --": big });
    expect(objects.count({ "x; DROP TABLE x; --": big })).toBe(1);
    expect(objects.count({ "x; DROP TABLE x; --": big - 1n })).toBe(0);
    expect(() => objects.get({ "x; DROP TABLE x; --": 5n })).toThrow(/"5n"/);
  });

  it.each([
    ...[undefined, {}, [1], true, NaN, 2n ** 63n, new Date(0), "a\0b"],
    ...[Symbol("x"), () => 1, new Uint8Array(1)],
  ])("%s is no value: refused before the database sees it", (value) => {
    const objects = hostile();
    const wrong = { select: value as never };
    expect(() => objects.create(wrong)).toThrow(runtime.FieldError);
    expect(() => objects.filter(wrong)).toThrow(/select can't be/);
    expect(() => objects.update({}, wrong)).toThrow(runtime.FieldError);
    expect(objects.count()).toBe(0);
  });

  it("an unknown field is named, with those that there are", async () => {
    const { objects } = Visitor;
    const wrong = { nope: 1 } as object;
    const message = "visitor has no field `nope`: it has id, ip, seen.";
    for (const query of [
      () => objects.create(wrong),
      () => objects.get(wrong),
      () => objects.filter(wrong),
      () => objects.count(wrong),
      () => objects.update(wrong, { seen: 1 }),
      () => objects.update({}, wrong),
      () => objects.delete(wrong),
    ])
      expect(query).toThrow(message);
    await expect(objects.acreate(wrong)).rejects.toThrow(message);
    const inherited = JSON.parse('{ "__proto__": "x" }') as object;
    expect(() => objects.delete(inherited)).toThrow("`__proto__`");
  });

  it.each([
    ["visitor", { id: "TEXT" }],
    ["visitor", { ID: "TEXT" }],
    ["visitor", JSON.parse('{ "__proto__": "TEXT" }') as { a: string }],
    ["visitor", { "": "TEXT" }],
    ["a\0b", { ip: "TEXT" }],
  ])("a model can't have these names: %j %j", (table, columns) => {
    const connect = () => new Database(":memory:");
    expect(() => runtime.defineModel(table, columns, connect)).toThrow(
      runtime.FieldError,
    );
  });
});

describe("the guard", () => {
  it("stands before every plain query, and before its arguments", async () => {
    const { objects } = Visitor;
    const queries = [
      () => objects.create({ nope: 1 } as object),
      () => objects.get({}),
      () => objects.filter(),
      () => objects.count(),
      () => objects.update({}, {}),
      () => objects.delete(),
    ];
    for (const query of queries)
      expect(await outcomes(query)).toEqual(["sync_only_operation"]);
  });

  const count = () => Visitor.objects.count();

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
