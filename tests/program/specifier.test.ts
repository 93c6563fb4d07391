import ts from "typescript";
import { expect, it } from "vitest";

import {
  isSpecified,
  type Specifier,
} from "../../src/program/types/specifier.ts";
import { symbolOf } from "../../src/program/types/symbols.ts";
import { programOf, virtual } from "../lint.ts";

const text = `
  import { Mutex as Lock } from "async-mutex";
  import { slow } from "./lib/slow";
  export const calls = [new Lock().runExclusive, slow, structuredClone, [].map];
`;

it.each<[number, Specifier, boolean]>([
  [0, "runExclusive", true],
  [0, "Mutex.runExclusive", true],
  [0, "Semaphore.runExclusive", false],
  [0, "*.runExclusive", true],
  [0, { from: "package", name: "runExclusive", package: "async-mutex" }, true],
  [
    0,
    {
      from: "package",
      name: ["acquire", "Mutex.runExclusive"],
      package: "async-mutex",
    },
    true,
  ],
  [0, { from: "package", name: "runExclusive", package: "other" }, false],
  [0, { from: "file", name: "runExclusive" }, false],
  [1, "slow", true],
  [1, { from: "file", name: "slow" }, true],
  [1, { from: "file", name: "slow", path: "lib/slow.ts" }, true],
  [1, { from: "file", name: "slow", path: "./lib/slow" }, true],
  [1, { from: "file", name: "slow", path: "slow" }, true],
  [1, { from: "file", name: "slow", path: "low" }, false],
  [1, { from: "lib", name: "slow" }, false],
  [2, { from: "lib", name: "structuredClone" }, true],
  [2, { from: "package", name: "structuredClone", package: "node" }, false],
  [3, { from: "lib", name: "Array.map" }, true],
  [3, { from: "lib", name: "map" }, true],
  [3, { from: "file", name: "map" }, false],
])("call %i is %j: %s", (index, specifier, expected) => {
  const program = programOf(
    {
      "file.ts": text,
      "lib/slow.ts": "export function slow() {}",
    },
    { types: [] },
  );
  const file = program.getSourceFile(virtual("file.ts"))!;
  let list: ts.ArrayLiteralExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isArrayLiteralExpression(node)) list ??= node;
    ts.forEachChild(node, visit);
  };
  visit(file);
  const value = list!.elements[index]!;
  const symbol = symbolOf(
    program.getTypeChecker(),
    ts.isPropertyAccessExpression(value) ? value.name : value,
  );
  expect(isSpecified(program, symbol!, specifier)).toBe(expected);
});
