import { describe, expect, it } from "vitest";

import { settingsOf, type Settings } from "../src/settings.ts";

const problemsOf = (raw: unknown): readonly string[] =>
  settingsOf(raw).problems;
const idsOf = (raw: Settings): string[] =>
  settingsOf(raw).settings.descriptors.map(({ id }) => id);

describe("settings", () => {
  it("are optional, and parsed once for one object", () => {
    expect(problemsOf(undefined)).toEqual([]);
    expect(settingsOf(undefined)).toBe(settingsOf(undefined));
    const raw = { frameworks: { koa: false } };
    expect(settingsOf(raw)).toBe(settingsOf(raw));
    expect(settingsOf(raw).settings).not.toBe(settingsOf({ ...raw }).settings);
  });

  it("switch frameworks off and on", () => {
    expect(idsOf({})).toContain("koa");
    expect(idsOf({})).not.toContain("redux");
    expect(idsOf({ frameworks: { koa: false, redux: true } })).toContain(
      "redux",
    );
    expect(idsOf({ frameworks: { koa: false } })).not.toContain("koa");
  });

  it.each<[unknown, string]>([
    [null, "The settings have to be an object."],
    [[], "The settings have to be an object."],
    [
      { middlewares: [] },
      "`middlewares` is not a setting; did you mean `middleware`?",
    ],
    [{ qqqqqqqqqqqq: [] }, "`qqqqqqqqqqqq` is not a setting."],
    [
      { frameworks: { exprss: false } },
      "`exprss` is not a framework; did you mean `express`?",
    ],
    [
      { frameworks: { koa: "off" } },
      "`frameworks.koa` has to be true or false.",
    ],
    [{ frameworks: ["koa"] }, "`frameworks` has to be an object."],
    [{ middleware: {} }, "`middleware` has to be an array of descriptors."],
    [{ middleware: [1] }, "`middleware[0]` has to be an object."],
    [{ middleware: [{}] }, "`middleware[0]` needs an `id`."],
    [
      { middleware: [{ id: "x" }] },
      "`middleware[0]` (`x`) names nothing to recognise it by: give `continuation`, `contextual`, `heritage`, `registration` or `handlers`.",
    ],
    [{ blocking: "fs" }, "`blocking` has to be an array."],
    [{ locks: [""] }, "`locks[0]` is an empty name."],
    [{ locks: [1] }, "`locks[0]` has to be a name or `{ from, name, … }`."],
    [
      { locks: [{ name: "x" }] },
      '`locks[0]` needs `from`: "file", "package" or "lib".',
    ],
    [
      { locks: [{ from: "package", name: "x" }] },
      "`locks[0]` needs `package`: the package's name.",
    ],
    [
      { locks: [{ from: "lib", name: [] }] },
      "`locks[0]` needs `name`: a name or an array of names.",
    ],
    [
      { locks: [{ from: "file", name: "x", file: "y" }] },
      "`locks[0]`: `file` is not part of a specifier.",
    ],
  ])("%j: %s", (raw, problem) => {
    expect(problemsOf(raw)).toEqual([problem]);
  });

  it("keep what is valid beside what is not", () => {
    const { settings, problems } = settingsOf({
      blocking: ["slow", 1, { from: "package", name: "x", package: "y" }],
      frameworks: { koa: false, nope: true },
    });
    expect(problems).toHaveLength(2);
    expect(settings.blocking).toEqual([
      "slow",
      { from: "package", name: "x", package: "y" },
    ]);
    expect(settings.descriptors.some(({ id }) => id === "koa")).toBe(false);
  });
});

describe("a user's descriptor", () => {
  const next = [{ package: ".", path: "type:Next" }];

  it("has the defaults of a promise onion", () => {
    const { settings, problems } = settingsOf({
      middleware: [{ id: "mine", continuation: next }],
    });
    expect(problems).toEqual([]);
    expect(settings.descriptors[0]).toMatchObject({
      id: "mine",
      from: "settings",
      npm: ["."],
      kind: "onion-promise",
      binding: [{ shape: "param", index: 1 }],
      awaitPolicy: "await-or-return",
      resultPolicy: "carried-by-context",
      instance: "process",
      registration: [],
    });
  });

  it("narrows a registration to events, and names the globals that need no import", () => {
    const registration = {
      receiver: { package: "wire", type: "Hub" },
      methods: ["on"],
      events: ["request"],
      arguments: 1,
    };
    const { settings, problems } = settingsOf({
      middleware: [
        {
          id: "mine",
          globals: ["Wire"],
          handlers: { registration: [registration] },
        },
      ],
    });
    expect(problems).toEqual([]);
    expect(settings.descriptors[0]).toMatchObject({
      globals: ["Wire"],
      handlers: { registration: [registration] },
    });
    expect(
      problemsOf({
        middleware: [
          {
            id: "mine",
            handlers: {
              registration: [{ ...registration, events: "request" }],
            },
          },
        ],
      }),
    ).not.toEqual([]);
  });

  it("names the types that belong to a request, and those of a client's connection", () => {
    const wire = { package: "wire", type: "Wire" };
    const { settings, problems } = settingsOf({
      middleware: [
        { id: "mine", continuation: next, owned: { connections: [wire] } },
      ],
    });
    expect(problems).toEqual([]);
    expect(settings.descriptors[0]?.owned.connections).toEqual([wire]);
    expect(
      problemsOf({
        middleware: [
          { id: "mine", continuation: next, owned: { connections: wire } },
        ],
      }),
    ).toHaveLength(1);
  });

  it("takes a single binding, prose and the whole of the data that the built-in ones came from", () => {
    const { settings, problems } = settingsOf({
      middleware: [
        {
          id: "mine",
          npm: ["mine"],
          testedVersion: "1",
          kind: "callback",
          continuation: next,
          binding: { shape: "param-property", index: 0, property: "next" },
          heritage: [],
          contextual: [{ package: "mine", type: "Layer" }],
          declaredBy: ["prose"],
          registration: [
            "App#use",
            { callee: { package: "mine", type: "chain" }, arguments: "all" },
          ],
          returnKind: "void",
          awaitPolicy: "never",
          resultPolicy: "none",
          notCalling: "short-circuit",
          observedWhenUnanswered: "hangs",
          calledTwice: "corrupts",
          calledTwiceNote: "prose",
          downstreamErrors: "callback",
          fix: "none",
          verifiedByRunning: true,
          tscCatches: "",
          notes: "",
        },
      ],
    });
    expect(problems).toEqual([]);
    expect(settings.descriptors[0]).toMatchObject({
      binding: [{ shape: "param-property", index: 0, property: "next" }],
      kind: "callback",
      registration: [
        { callee: { package: "mine", type: "chain" }, arguments: "all" },
      ],
    });
  });

  it("replaces the built-in one of its id", () => {
    const { settings } = settingsOf({
      middleware: [{ id: "koa", continuation: next }],
    });
    expect(settings.descriptors.filter(({ id }) => id === "koa")).toMatchObject(
      [{ from: "settings" }],
    );
  });

  it.each<[Record<string, unknown>, string]>([
    [
      { kindd: "callback" },
      "`middleware[0]`: `kindd` is not part of a descriptor; did you mean `kind`?",
    ],
    [
      { kind: "onion" },
      '`middleware[0].kind` can\'t be "onion"; did you mean `onion-promise`?',
    ],
    [{ fix: true }, "`middleware[0].fix` can't be true."],
    [
      { binding: { shape: "params", index: 1 } },
      "`middleware[0].binding` has no shape `params`; did you mean `param`?",
    ],
    [
      { binding: [{ shape: "param" }] },
      "`middleware[0].binding` (`param`) needs `index`.",
    ],
    [
      { contextual: [{ type: "Layer" }] },
      "`middleware[0].contextual[0]` needs `package`.",
    ],
    [{ heritage: "x" }, "`middleware[0].heritage` has to be an array."],
    [
      { registration: [{ methods: ["use"], arguments: "all" }] },
      '`middleware[0].registration` needs `receiver` or `callee` (`{ package, type }`) and `arguments` ("all", "last", an index or a property).',
    ],
    [
      { handlers: { contextuals: [] } },
      "`middleware[0]`: `contextuals` is not part of `handlers`; did you mean `contextual`?",
    ],
  ])("%j: %s", (part, problem) => {
    expect(
      problemsOf({ middleware: [{ id: "x", continuation: next, ...part }] }),
    ).toEqual([problem]);
  });
});
