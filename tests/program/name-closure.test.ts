import ts from "typescript";
import { describe, expect, it } from "vitest";

import { factsOf } from "../../src/program/files/file-facts.ts";
import { closeNames } from "../../src/program/files/name-closure.ts";

/** Which functions of some files may write to what outlives them, by names alone. */
function writers(files: Readonly<Record<string, string>>): string[] {
  const sources = Object.entries(files).map(([name, text]) =>
    ts.createSourceFile(`/app/${name}`, text, ts.ScriptTarget.ES2022, true),
  );
  const { has } = closeNames(sources, ({ writes }) => writes);
  return sources
    .flatMap((file) =>
      factsOf(file).functions.flatMap(({ names, spoken, writes }) =>
        writes || [...spoken].some((name) => has(file, name)) ? names : [],
      ),
    )
    .filter((name) => name.startsWith("="))
    .map((name) => name.slice(1))
    .sort();
}

const store = "let n = 0; export function save() { n++; }";

describe("a function that writes is found", () => {
  it.each([
    [
      "through an import",
      { "b.ts": `import { save } from "./a"; function use() { save(); }` },
    ],
    [
      "under an import's other name",
      {
        "b.ts": `import { save as put } from "./a"; function use() { put(); }`,
      },
    ],
    [
      "through a barrel that gives it another name",
      {
        "index.ts": `export { save as put } from "./a";`,
        "b.ts": `import { put } from "."; function use() { put(); }`,
      },
    ],
    [
      "behind a namespace",
      { "b.ts": `import * as a from "./a"; function use() { a.save(); }` },
    ],
    [
      "as a default export, by the path of its file",
      {
        "c.ts": `import { save } from "./a"; export default save;`,
        "b.ts": `import put from "./c.js"; function use() { put(); }`,
      },
    ],
    [
      "as the default export of a folder",
      {
        "stores/index.ts": `import { save } from "../a"; export default () => save();`,
        "b.ts": `import put from "./stores"; function use() { put(); }`,
      },
    ],
    [
      "as a property that has its name",
      {
        "b.ts": `import { save } from "./a"; export const table = { save };`,
        "c.ts": `import { table } from "./b"; function use() { table.save(); }`,
      },
    ],
    [
      "as a property with another name",
      {
        "b.ts": `import { save } from "./a"; export const table = { put: save };`,
        "c.ts": `import { table } from "./b"; function use() { table.put(); }`,
      },
    ],
    [
      "as a part that an object is taken apart into",
      {
        "b.ts": `import { save } from "./a"; export const table = { put: save };`,
        "c.ts": `import { table } from "./b"; function use() { const { put: go } = table; go(); }`,
      },
    ],
    [
      "as a field that is assigned",
      {
        "b.ts": `import { save } from "./a"; class B { put; constructor() { this.put = save; } } function use(b: B) { b.put(); }`,
      },
    ],
    [
      "as what a constructor is given",
      {
        "b.ts": `export class B { constructor(private readonly put: () => void) {} }`,
        "c.ts": `import { save } from "./a"; import { B } from "./b"; export const b = new B(save); function use() { b.put(); }`,
      },
    ],
    [
      "in a module of CommonJS",
      {
        "b.ts": `const { save } = require("./a"); module.exports = save;`,
        "c.ts": `const put = require("./b"); export function use() { put(); }`,
      },
    ],
  ] as const)("%s", (_, files) => {
    expect(writers({ "a.ts": store, ...files })).toContain("use");
  });
});

describe("a function is left out", () => {
  it.each([
    [
      "whose variable has the name of another file's function",
      `export function use() { const save = rows(); keep(save); } function keep(x: unknown) { return x; }`,
    ],
    [
      "that calls a callback's result, not the callback",
      `let n = 0; export function count(rows: number[]) { const all = rows.map((row) => { n += row; return row; }); return all; } export function use(all: any) { other(all); } function other(x: any) { return x; }`,
    ],
    [
      "that imports another file's default",
      `import other from "./other"; export function use() { other(); }`,
    ],
    [
      "that calls a schema's default()",
      `export function use(joi: any) { return joi.string().default(""); }`,
    ],
  ])("%s", (_, code) => {
    const found = writers({
      "a.ts": store,
      "other.ts": "export default function read() { return 1; }",
      "default.ts": "let n = 0; export default function () { n++; }",
      "b.ts": code,
    });
    expect(found).toContain("save");
    expect(found).not.toContain("use");
  });
});

it("shares what scripts declare between all files", () => {
  expect(
    writers({
      "a.ts": "var n = 0; function save() { n++; }",
      "b.ts": "function use() { save(); }",
    }),
  ).toEqual(["save", "use"]);
});
