import ts from "typescript";
import { expect, it } from "vitest";

import { importsOf } from "../../src/program/files/modules.ts";

it("finds every module that a file names, wherever it stands", () => {
  const file = ts.createSourceFile(
    "modules.ts",
    `
import a from "a";
export * from "b";
import c = require("c");
declare module "outer" {
  import d from "d";
  type E = import("e").E;
}
type F = typeof import("f") | /* import("none") */ import("g", { with: { "resolution-mode": "import" } }).G;
// require("none")
const text = 'import("none")';
const h = require("h")(require ("i"));
const j = async () => (await import(\`j\`)).default;
const k = object.require("none") + myrequire("none");
`,
    ts.ScriptTarget.ESNext,
    true,
  );
  const names = importsOf(file).map(({ text }) => text);
  expect(names.sort().join("")).toBe("abcdefghij");
});
