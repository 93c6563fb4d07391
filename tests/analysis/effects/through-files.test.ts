import { describe, expect, it } from "vitest";

import { koa, reported, reports, type Files } from "../../blocking/sample.ts";

/** The chain in the first report's message. */
function chainOf(files: Files): string | undefined {
  const [first] = reports(files);
  return /reached by (.*?)\. Every/.exec(first ?? "")?.[1];
}

const fs = `import { existsSync, readFileSync } from "node:fs";`;

describe("through files", () => {
  it("knows that a constructor can't wait", () => {
    const [message] = reports({
      "app.ts": koa(`new Page();`, `import { Page } from "./page";`),
      "page.ts": `${fs}
export class Page { readonly text = readFileSync("page.html", "utf8"); }`,
    });
    expect(message).toContain(
      "A constructor can't wait: before `new Page`, write `await readFile(…)` from `node:fs/promises`, and hand it the result; await the callers up to here.",
    );
  });

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
