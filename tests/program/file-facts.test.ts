import ts from "typescript";
import { expect, it } from "vitest";

import {
  factsOf,
  type FunctionFacts,
} from "../../src/program/files/file-facts.ts";

function functionsIn(code: string): ReadonlyMap<string, FunctionFacts> {
  const file = ts.createSourceFile("a.ts", code, ts.ScriptTarget.ES2022, true);
  return new Map(
    factsOf(file).functions.map((facts) => [
      (facts.names[0] ?? "").replace("=", ""),
      facts,
    ]),
  );
}

it.each([
  ["a variable of the module", "let n = 0; function f() { n++; }", true],
  ["a variable of its own", "function f() { let n = 0; n++; }", false],
  ["a part of `this`", "class A { f() { this.n = 1; } }", true],
  [
    "an object of its own",
    "function f() { const o = { n: 0 }; o.n = 1; }",
    false,
  ],
  [
    "a copy whose parts are another's",
    "function f() { const o = { ...all }; o.part.n = 1; }",
    true,
  ],
  ["what a call gave", "function f() { const o = find(); o.n = 1; }", true],
  [
    "a list of its own",
    "function f() { const list: number[] = []; list.push(1); }",
    false,
  ],
  [
    "a list that was one of its own",
    "function f() { let list = [1]; list = all; list.push(1); }",
    true,
  ],
  [
    "a map of the module",
    "const m = new Map(); function f() { m.set(1, 2); }",
    true,
  ],
  ["a map behind a property", "function f() { stores.users.delete(1); }", true],
  ["something destructured into", "function f() { [all.first] = [1]; }", true],
  ["something in a loop's head", "function f() { for (all.at of [1]); }", true],
  [
    "a variable around an inner function",
    "function f() { let n = 0; [1].forEach(() => { n++; }); }",
    false,
  ],
  [
    "a part of what an inner function is given",
    "function f() { each((item) => { item.n = 1; }); }",
    true,
  ],
  [
    "a part of a taken apart parameter",
    "function f({ stats }: any) { stats.n = 1; }",
    true,
  ],
  [
    "what Object.assign gets first",
    "function f() { Object.assign(all, { n: 1 }); }",
    true,
  ],
  [
    "nothing",
    "function f() { return all.find((each) => each.id === 1); }",
    false,
  ],
])("a function that writes %s", (_, code, writes) => {
  expect(functionsIn(code).get("f")?.writes).toBe(writes);
});

it("keeps apart what is written below a parameter", () => {
  const facts = functionsIn("function f(ctx: any) { ctx.app.count = 1; }").get(
    "f",
  );
  expect(facts?.writes).toBe(false);
  expect(facts?.writesParameters).toBe(true);
  expect([...(facts?.below ?? [])].sort()).toEqual(["app", "count"]);
});

it("knows whether a function waits by itself", () => {
  const facts = functionsIn(
    "async function f() { await g(); } function g() { return async () => { await f(); }; } function h() { x.then(f); }",
  );
  expect(["f", "g", "h"].map((name) => facts.get(name)?.suspends)).toEqual([
    true,
    false,
    true,
  ]);
});

it("knows the names that a function speaks of, those of functions inside it too", () => {
  const facts = functionsIn(
    "function f() { load(); store.save(each, () => { this.#close(); }); return new Pool(); }",
  );
  expect([...(facts.get("f")?.spoken ?? [])].sort()).toEqual([
    "#close",
    "=Pool",
    "=each",
    "=load",
    "save",
  ]);
});

it("knows the names that stand for others", () => {
  const file = ts.createSourceFile(
    "a.ts",
    `import first, { a as b } from "./x"; export { c as d } from "./y"; const e = f.bind(null); const g = on ? h : i; export default j;
export const k = 1; const { l: m } = n; const o = { p, q: r }; t.u = v; w = x;`,
    ts.ScriptTarget.ES2022,
    true,
  );
  const aliases = factsOf(file).aliases.map(
    ([name, meant]) => `${name} ${meant}`,
  );
  for (const alias of [
    "=first default:x",
    "=b a",
    "d c",
    "=e =f",
    "=g =h",
    "=g =i",
    "default =j",
    "k =k",
    "=m l",
    "p =p",
    "q =r",
    "u =v",
    "=w =x",
  ])
    expect(aliases).toContain(alias);
});
