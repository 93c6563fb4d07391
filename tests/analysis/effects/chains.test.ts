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
      "what a function returns",
      `answer("a");`,
      `${fs}\nconst readerOf = (folder: string) => (name: string) => readFileSync(folder + name);\nconst answer = readerOf("views");`,
      "what readerOf gives",
    ],
    [
      "a function that a class is given",
      `store.find("a");`,
      `${fs}\nclass Store { constructor(private readonly load: (name: string) => unknown) {} find(name: string) { return this.load(name); } }\nconst store = new Store((name) => readFileSync(name));`,
      "Store.find → a callback of new Store",
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
      "Book[Symbol.iterator]",
    ],
    [
      "what a factory gives",
      `read();`,
      `${fs}\nfunction reader() { return () => readFileSync("a"); }\nconst read = reader();`,
      "what reader gives",
    ],
    [
      "a function that is handed over",
      `read();`,
      `${fs}\nfunction once(run: () => string) { return run; }\nconst read = once(() => readFileSync("a", "utf8"));`,
      "a callback of once",
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
      "what stands in for an argument that is given",
      `a("x"); b("x"); c("x"); d({ text: "x" }); e("x"); f("x"); new G("x");`,
      `${fs}
function a(text?: string) { return text || readFileSync("a", "utf8"); }
function b(text?: string) { text ??= readFileSync("a", "utf8"); return text; }
function c(text?: string) { if (text === undefined) text = readFileSync("a", "utf8"); return text; }
function d(from: { text?: string }) { return from.text ?? readFileSync("a", "utf8"); }
function e(text?: string) { return text ? text : readFileSync("a", "utf8"); }
function f(text?: string) { if (text) return text; return readFileSync("a", "utf8"); }
class G { constructor(text?: string) { if (!text) readFileSync("a"); } }`,
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

  it("what stands in for an argument runs where it is missing, or may be", () => {
    const calls = [
      `a();`,
      `a(undefined);`,
      `a(ctx.headers.host);`,
      `b(...names);`,
      `b("x", ctx.idempotent);`,
      `d({});`,
      `["x"].map((each) => a(each === "x" ? undefined : each));`,
      `new G();`,
    ];
    const found = reported({
      "app.ts": koa(
        calls.join("\n  "),
        `${fs}
declare const names: [string, boolean];
function a(text?: string) { return text || readFileSync("a", "utf8"); }
function b(text?: string, isFresh?: boolean) { if (!isFresh) readFileSync("a"); return text; }
function d(from: { text?: string }) { return from.text ?? readFileSync("a", "utf8"); }
class G { constructor(text?: string) { if (!text) readFileSync("a"); } }`,
      ),
    });
    expect(found).toEqual(calls);
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
