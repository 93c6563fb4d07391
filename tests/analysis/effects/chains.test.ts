import { describe, expect, it } from "vitest";

import { koa, reported, reports, type Files } from "../../blocking/sample.ts";

/** The chain in the first report's message. */
function chainOf(files: Files): string | undefined {
  const [first] = reports(files);
  return /reached by (.*?)\. Every/.exec(first ?? "")?.[1];
}

const fs = `import { existsSync, readFileSync } from "node:fs";`;

describe("what a call runs", () => {
  it.each([
    [
      "a function",
      `load();`,
      `${fs}\nfunction load() {\n  return readFileSync("a");\n}`,
      "load",
    ],
    [
      "two functions",
      `load();`,
      `${fs}\nconst load = () => read();\nfunction read() {\n  return readFileSync("a");\n}`,
      "load → read",
    ],
    [
      "an async function before its first await",
      `await load();`,
      `${fs}\nasync function load() { return readFileSync("a"); }`,
      "load",
    ],
    [
      "a method",
      `store.find();`,
      `${fs}\nclass Store { find() { return readFileSync("a"); } }\nconst store = new Store();`,
      "Store.find",
    ],
    [
      "an inherited method",
      `store.find();`,
      `${fs}\nclass Base { find() { return readFileSync("a"); } }\nclass Store extends Base {}\nconst store = new Store();`,
      "Base.find",
    ],
    [
      "what a subclass gives its base",
      `store.find();`,
      `${fs}\nabstract class Base { find() { return this.load(); } abstract load(): unknown; }\nclass Quiet extends Base { load() { return 1; } }\nclass Store extends Base { load() { return readFileSync("a"); } }\nexport const quiet = new Quiet();\nconst store = new Store();`,
      "Base.find → Store.load",
    ],
    [
      "super",
      `store.find();`,
      `${fs}\nclass Base { find() { return readFileSync("a"); } }\nclass Store extends Base { find() { return super.find(); } }\nconst store = new Store();`,
      "Store.find → Base.find",
    ],
    [
      "a static method",
      `Store.find();`,
      `${fs}\nclass Store { static find() { return readFileSync("a"); } }`,
      "Store.find",
    ],
    [
      "a private method",
      `store.find();`,
      `${fs}\nclass Store { find() { return this.#read(); } #read() { return readFileSync("a"); } }\nconst store = new Store();`,
      "Store.find → Store.#read",
    ],
    [
      "an arrow in a field",
      `store.find();`,
      `${fs}\nclass Store { find = () => readFileSync("a"); }\nconst store = new Store();`,
      "Store.find",
    ],
    [
      "a constructor",
      `new Config();`,
      `${fs}\nclass Config { readonly text: unknown; constructor() { this.text = readFileSync("a"); } }`,
      "new Config",
    ],
    [
      "a field's initialiser",
      `new Config();`,
      `${fs}\nclass Config { readonly text = readFileSync("a"); }`,
      "new Config",
    ],
    [
      "a base's constructor",
      `new Config();`,
      `${fs}\nclass Base { readonly text: unknown; constructor() { this.text = readFileSync("a"); } }\nclass Config extends Base {}`,
      "new Base",
    ],
    [
      "a constructor through super()",
      `new Config();`,
      `${fs}\nclass Base { readonly text = readFileSync("a"); }\nclass Config extends Base { constructor() { super(); } }`,
      "new Config → new Base",
    ],
    [
      "a getter",
      `ctx.body = config.text;`,
      `${fs}\nconst config = { get text() { return readFileSync("a"); } };`,
      "text",
    ],
    [
      "a class's getter",
      `ctx.body = config.text;`,
      `${fs}\nclass Config { get text() { return readFileSync("a"); } }\nconst config = new Config();`,
      "Config.text",
    ],
    [
      "a destructured getter",
      `const { text } = config; ctx.body = text;`,
      `${fs}\nclass Config { get text() { return readFileSync("a"); } }\nconst config = new Config();`,
      "Config.text",
    ],
    [
      "a setter",
      `config.name = "a";`,
      `${fs}\nclass Config { set name(name: string) { readFileSync(name); } }\nconst config = new Config();`,
      "Config.name",
    ],
    [
      "a default parameter",
      `load();`,
      `${fs}\nfunction load(text = readFileSync("a")) { return text; }`,
      "load",
    ],
    [
      "a generator that is iterated",
      `for (const line of lines()) ctx.append("a", line);`,
      `${fs}\nfunction* lines() { yield readFileSync("a", "utf8"); }`,
      "lines",
    ],
    [
      "a generator that is spread",
      `ctx.body = [...lines()];`,
      `${fs}\nfunction* lines() { yield readFileSync("a"); }`,
      "lines",
    ],
    [
      "an iterable object",
      `ctx.body = [...book];`,
      `${fs}\nclass Book { *[Symbol.iterator]() { yield readFileSync("a"); } }\nconst book = new Book();`,
      "a callback",
    ],
    [
      "a tagged template",
      "sql`a`;",
      `${fs}\nfunction sql(_: TemplateStringsArray) { return readFileSync("a"); }`,
      "sql",
    ],
    [
      "an object's method",
      `repo.load();`,
      `${fs}\nconst repo = { load() { return readFileSync("a"); } };`,
      "load",
    ],
    [
      "an object's function",
      `repo.load();`,
      `${fs}\nfunction read() { return readFileSync("a"); }\nconst repo = { load: read };`,
      "read",
    ],
    [
      "call",
      `load.call(undefined);`,
      `${fs}\nfunction load(this: unknown) { return readFileSync("a"); }`,
      "load",
    ],
    [
      "apply",
      `load.apply(undefined, []);`,
      `${fs}\nfunction load(this: unknown) { return readFileSync("a"); }`,
      "load",
    ],
    [
      "a bound function",
      `bound();`,
      `${fs}\nfunction load() { return readFileSync("a"); }\nconst bound = load.bind(undefined);`,
      "load",
    ],
    [
      "one of two",
      `(ctx.idempotent ? load : other)();`,
      `${fs}\nconst other = () => undefined;\nfunction load() { return readFileSync("a"); }`,
      "load",
    ],
    [
      "a callback by name",
      `ctx.body = ["a"].map(load);`,
      `${fs}\nfunction load(name: string) { return readFileSync(name); }`,
      "load",
    ],
    [
      "a function given to a helper that calls it",
      `retry(load);`,
      `${fs}\nfunction load() { return readFileSync("a"); }\nfunction retry<T>(work: () => T) { try { return work(); } catch { return work(); } }`,
      "load",
    ],
    [
      "a function given through two helpers",
      `outer(load);`,
      `${fs}\nfunction load() { return readFileSync("a"); }\nfunction inner<T>(work: () => T) { return work(); }\nconst outer = <T,>(work: () => T) => inner(work);`,
      "load",
    ],
    [
      "a timer",
      `setTimeout(load, 5);`,
      `${fs}\nfunction load() { readFileSync("a"); }`,
      "load",
    ],
    [
      "a promise's callback",
      `await Promise.resolve("a").then(load);`,
      `${fs}\nfunction load(name: string) { return readFileSync(name); }`,
      "load",
    ],
    [
      "a listener",
      `ctx.res.on("finish", load);`,
      `${fs}\nfunction load() { readFileSync("a"); }`,
      "load",
    ],
    [
      "a promise's executor",
      `await wait();`,
      `${fs}\nconst wait = () => new Promise((done) => { done(readFileSync("a")); });`,
      "wait",
    ],
    [
      "an implementer of an interface",
      `store.find();`,
      `${fs}\ninterface Store { find(): unknown }\nclass FileStore implements Store { find() { return readFileSync("a"); } }\nclass MapStore implements Store { find() { return 1; } }\nexport const all = [new FileStore(), new MapStore()];\ndeclare const store: Store;`,
      "FileStore.find",
    ],
    [
      "an object written for an interface",
      `store.find();`,
      `${fs}\ninterface Store { find(): unknown }\nexport const files: Store = { find: () => readFileSync("a") };\ndeclare const store: Store;`,
      "find",
    ],
  ])("%s", (_, call, before, chain) => {
    const got = chainOf({ "app.ts": koa(call, before) });
    expect(got?.replace(/ \(.*/, "")).toBe(chain);
  });

  it.each([
    [
      "a function that is only created",
      `ctx.state.load = () => readFileSync("a");`,
      fs,
    ],
    [
      "a local function that nobody calls",
      `const load = () => readFileSync("a"); ctx.state.load = 1; void 0;`,
      fs,
    ],
    [
      "a function that a helper only stores",
      `keep(() => readFileSync("a"));`,
      `${fs}\nconst kept: unknown[] = [];\nfunction keep(work: () => unknown) { kept.push([work].length); }`,
    ],
    [
      "a function that a library wraps",
      `ctx.state.load = wrap(() => readFileSync("a"));`,
      `${fs}\ndeclare function wrap<T>(f: () => T): () => T;`,
    ],
    [
      "a default parameter whose argument is given",
      `load(1);`,
      `${fs}\nfunction load(text: unknown = readFileSync("a")) { return text; }`,
    ],
    [
      "a generator that nobody runs",
      `lines();`,
      `${fs}\nfunction* lines() { yield readFileSync("a"); }`,
    ],
    [
      "start-up code",
      `ctx.body = text;`,
      `${fs}\nconst text = readFileSync("a");`,
    ],
    [
      "another subclass of the same base",
      `quiet.find();`,
      `${fs}\nabstract class Base { find() { return this.load(); } abstract load(): unknown; }\nclass Quiet extends Base { load() { return 1; } }\nexport class Loud extends Base { load() { return readFileSync("a"); } }\nconst quiet = new Quiet();`,
    ],
    [
      "an object made at start-up",
      `ctx.body = config.text;`,
      `${fs}\nclass Config { readonly text = readFileSync("a"); }\nconst config = new Config();`,
    ],
    [
      "a helper that is called at start-up",
      `ctx.body = rules;`,
      `${fs}\nfunction load() { return readFileSync("a"); }\nconst rules = load();`,
    ],
    [
      "a setter that is only read",
      `ctx.body = config.name;`,
      `${fs}\nclass Config { get name() { return "a"; } set name(name: string) { readFileSync(name); } }\nconst config = new Config();`,
    ],
    [
      "a nonblocking function",
      `load();`,
      `${fs}\n/** @nonblocking */\nfunction load() { return readFileSync("a"); }`,
    ],
  ])("not %s", (_, call, before) => {
    expect(reported({ "app.ts": koa(call, before) })).toEqual([]);
  });

  it("a callback in the body stands for itself", () => {
    expect(
      reported({
        "app.ts": koa(
          `ctx.body = ["a"].map((name) => {\n    return readFileSync(name);\n  });\n  void (async () => {\n    existsSync("a");\n  })();`,
          fs,
        ),
      }),
    ).toEqual(["return readFileSync(name);", `existsSync("a");`]);
  });
});

describe("through files", () => {
  it("names each step and the place of the last, and counts the others", () => {
    const [message] = reports({
      "app.ts": koa(
        `await users.loadUser("a");`,
        `import * as users from "./users/index";`,
      ),
      "users/index.ts": `export { load as loadUser } from "./load";`,
      "users/load.ts": `import readConfig from "../config";
export const load = async (id: string) => {
  readConfig();
  return id + String(readConfig());
};`,
      "config.ts": `import fs from "fs";
export default function readConfig() {
  if (!fs.existsSync("config.json")) return {};

  return fs.readFileSync("config.json");
}`,
    });
    expect(message).toBe(
      "5: `existsSync` blocks the event loop; reached by load → readConfig (tests/virtual/config.ts:3) and 1 more blocking call. Every other request waits until it returns. In `readConfig`, write `access` from `node:fs/promises`, which does not block, and await its callers up to here.",
    );
  });

  it("ends in cycles, of calls and of imports", () => {
    expect(
      chainOf({
        "app.ts": koa(`even(4);`, `import { even } from "./even";`),
        "even.ts": `import { odd } from "./odd";
export function even(n: number): unknown { return n === 0 || odd(n - 1); }`,
        "odd.ts": `import { even } from "./even";
import { readFileSync } from "fs";
export function odd(n: number): unknown { return n === 0 ? readFileSync("a") : even(n - 1); }`,
      }),
    ).toBe("even → odd (tests/virtual/odd.ts:3)");
  });

  it("takes the shortest of several ways", () => {
    expect(
      chainOf({
        "app.ts": koa(
          `a();`,
          `${fs}\nfunction a() { b(); d(); }\nfunction b() { c(); }\nfunction c() { d(); }\nfunction d() { readFileSync("a"); }`,
        ),
      })?.replace(/ \(.*/, ""),
    ).toBe("a → d");
  });

  it("follows a chain of two thousand calls", () => {
    const functions = Array.from(
      { length: 2000 },
      (_, n) =>
        `function f${String(n)}(): unknown { return f${String(n + 1)}(); }`,
    ).join("\n");
    expect(
      reported({
        "app.ts": koa(
          `f0();`,
          `${fs}\n${functions}\nfunction f2000() { return readFileSync("a"); }`,
        ),
      }),
    ).toEqual(["f0();"]);
  });
});

describe("what comes in from outside", () => {
  const factory = (signature: string, call: string, make: string): Files => ({
    "app.ts": `import Koa, { type Middleware } from "koa";
${fs}
const quiet = (name: string): unknown => name;
const load = (name: string): unknown => readFileSync(name);
${signature}
const app = new Koa();
app.use(${make});
export { quiet, load, type Middleware };
`.replace("CALL", call),
  });
  it.each([
    [
      "a factory's argument",
      "const make = (find: (name: string) => unknown): Middleware => async (ctx) => {\n  CALL\n};",
      `ctx.body = find("a");`,
      "make(load)",
      1,
    ],
    [
      "a factory's other argument",
      "const make = (find: (name: string) => unknown): Middleware => async (ctx) => {\n  CALL\n};",
      `ctx.body = find("a");`,
      "make(quiet)",
      0,
    ],
    [
      "a factory's destructured argument",
      "const make = ({ find }: { find: (name: string) => unknown }): Middleware => async (ctx) => {\n  CALL\n};",
      `ctx.body = find("a");`,
      "make({ find: load })",
      1,
    ],
    [
      "a member of a factory's argument",
      "const make = (deps: { find: (name: string) => unknown }): Middleware => async (ctx) => {\n  CALL\n};",
      `ctx.body = deps.find("a");`,
      "make({ find: load })",
      1,
    ],
    [
      "a constructor's argument",
      "class Pages {\n  constructor(private readonly find: (name: string) => unknown) {}\n  show: Middleware = async (ctx) => {\n    CALL\n  };\n}",
      `ctx.body = this.find("a");`,
      "new Pages(load).show",
      1,
    ],
    [
      "a constructor's argument, kept by hand",
      "class Pages {\n  readonly #find: (name: string) => unknown;\n  constructor(find: (name: string) => unknown) {\n    this.#find = find;\n  }\n  show: Middleware = async (ctx) => {\n    CALL\n  };\n}",
      `ctx.body = this.#find("a");`,
      "new Pages(load).show",
      1,
    ],
  ])("%s", (_, signature, call, make, count) => {
    expect(reported(factory(signature, call, make))).toEqual(
      count ? [call] : [],
    );
  });

  it("does not blame one caller of a helper for another's function", () => {
    expect(
      reported({
        "app.ts": koa(
          `ctx.body = run(quiet);`,
          `${fs}\nconst quiet = () => 1;\nfunction run<T>(work: () => T): T { return [0].map(() => work())[0]!; }\nexport const text = run(() => readFileSync("a"));`,
        ),
      }),
    ).toEqual([]);
  });
});

describe("options", () => {
  const store = `${fs}\ninterface Store { find(): unknown }\nexport class FileStore implements Store { find() { return readFileSync("a"); } }\ndeclare const store: Store;`;
  const written = `${fs}\ninterface Store { find(): unknown }\nexport const files: Store = { find: () => readFileSync("a") };\ndeclare const store: Store;`;
  const helper = `${fs}\nimport type { Context } from "koa";\nexport async function helper(name: string) { return readFileSync(name); }\nexport function show(ctx: Context) { ctx.body = 1; }`;

  it("overrides", () => {
    const count = (
      before: string,
      overrides: "none" | "declared" | "implementers",
    ) =>
      reported({ "app.ts": koa(`store.find();`, before) }, { overrides })
        .length;
    expect(count(store, "none")).toBe(0);
    expect(count(store, "declared")).toBe(1);
    expect(count(store, "implementers")).toBe(1);
    expect(count(written, "declared")).toBe(0);
    expect(count(written, "implementers")).toBe(1);
  });

  it("scope: helpers are judged only among async functions", () => {
    const files = { "app.ts": koa(`ctx.set("a", "b");`, helper) };
    expect(reported(files)).toEqual([]);
    expect(reported(files, { scope: "async-functions" })).toHaveLength(1);
    const called = { "app.ts": koa(`await helper("a");`, helper) };
    expect(reported(called)).toEqual([`await helper("a");`]);
    expect(reported(called, { scope: "async-functions" })).toHaveLength(1);
  });

  it("scope: a handler is no middleware", () => {
    const files = {
      "app.ts": `import { Hono } from "hono";
import { readFileSync } from "fs";
const app = new Hono();
app.get("/", (c) => c.text(readFileSync("a", "utf8")));
app.use(async (c, next) => {
  c.header("a", readFileSync("b", "utf8"));
  await next();
});
export default app;
`,
    };
    expect(reported(files)).toHaveLength(2);
    expect(reported(files, { scope: "middleware" })).toEqual([
      `c.header("a", readFileSync("b", "utf8"));`,
    ]);
  });

  it("allow", () => {
    const files = {
      "app.ts": koa(`existsSync("a");\n  readFileSync("a");`, fs),
    };
    expect(reported(files, { allow: ["existsSync"] })).toEqual([
      `readFileSync("a");`,
    ]);
    expect(
      reported(files, {
        allow: [{ from: "package", package: "fs", name: "existsSync" }],
      }),
    ).toHaveLength(1);
  });
});

describe("settings and tags", () => {
  const sdk = `export function recognise(image: string): string { return image; }
/** @blocking */
export function print(): void {}
export function pool<T>(work: () => T): Promise<T> { return Promise.resolve().then(work); }`;
  const files = {
    "app.ts": koa(
      `recognise("a");\n  print();\n  await pool(() => readFileSync("a"));`,
      `${fs}\nimport { pool, print, recognise } from "./sdk";`,
    ),
    "sdk.ts": sdk,
  };
  it("blocking, nonBlocking, offload, @blocking", () => {
    expect(reported(files)).toEqual([
      `print();`,
      `await pool(() => readFileSync("a"));`,
    ]);
    expect(
      reported(
        files,
        {},
        {
          blocking: [{ from: "file", name: "recognise", path: "sdk.ts" }],
          nonBlocking: ["readFileSync"],
        },
      ),
    ).toEqual([`recognise("a");`, `print();`]);
    expect(
      reported(files, {}, { offload: [{ from: "file", name: "pool" }] }),
    ).toEqual([`print();`]);
  });
});

describe("once for the process", () => {
  it.each([
    ["??=", `cache ??= readFileSync("a");`],
    ["||=", `cache ||= readFileSync("a");`],
    ["if absent", `if (!cache) cache = readFileSync("a");`],
    [
      "if undefined",
      `if (cache === undefined) {\n    cache = readFileSync("a");\n  }`,
    ],
    [
      "a map under a fixed key",
      `if (!map.has("a")) map.set("a", readFileSync("a"));`,
    ],
  ])("%s is advice", (_, code) => {
    const files = {
      "app.ts": koa(
        code,
        `${fs}\nlet cache: unknown;\nexport const map = new Map<string, unknown>();`,
      ),
    };
    expect(reported(files)).toEqual([]);
    expect(reported(files, { advice: true })).toHaveLength(1);
  });

  it("behind a helper, with an early return", () => {
    const files = {
      "app.ts": koa(
        `ctx.body = load();`,
        `${fs}\nlet cache: unknown;\nfunction load() {\n  if (cache) return cache;\n  const text = readFileSync("a");\n  cache = text;\n  return text;\n}`,
      ),
    };
    expect(reported(files)).toEqual([]);
    expect(reports(files, { advice: true })).toEqual([
      "12: `readFileSync` blocks the event loop; reached by load (tests/virtual/app.ts:6), once for the process: the requests that are in flight then wait. In `load`, write `await readFile(…)` from `node:fs/promises`, and await its callers up to here.",
    ]);
  });

  it.each([
    ["a local variable", `let cache: unknown;\n  cache ??= readFileSync("a");`],
    [
      "a key of the request",
      `if (!map.has(ctx.path)) map.set(ctx.path, readFileSync(ctx.path));`,
    ],
    ["another place", `if (!cache) map.set("b", readFileSync("a"));`],
  ])("%s is not", (_, code) => {
    expect(
      reported({
        "app.ts": koa(
          code,
          `${fs}\nexport let cache: unknown;\nexport const map = new Map<string, unknown>();`,
        ),
      }),
    ).toHaveLength(1);
  });
});
