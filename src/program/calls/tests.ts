import ts from "typescript";

import { isOneOf } from "../files/imported-names.ts";
import { skipOuter } from "../syntax/functions.ts";
import { packageOf } from "../types/package-of.ts";
import { symbolOf } from "../types/symbols.ts";

const named: ReadonlySet<string> = new Set([
  "after",
  "afterAll",
  "afterEach",
  "before",
  "beforeAll",
  "beforeEach",
  "context",
  "describe",
  "it",
  "specify",
  "suite",
  "test",
]);

const runners: ReadonlySet<string> = new Set([
  "@jest/globals",
  "@playwright/test",
  "@vitest/runner",
  "ava",
  "bun-types",
  "bun:test",
  "jasmine",
  "jest",
  "mocha",
  "node:test",
  "playwright",
  "tap",
  "uvu",
  "vitest",
]);

/** Whether code stands in what a test runner calls: `it("…", () => …)`, by the package that declares the function. */
export function isInTest(checker: ts.TypeChecker, node: ts.Node): boolean {
  return (
    ts.findAncestor(
      node,
      (at) =>
        ts.isFunctionLike(at) &&
        ts.isCallExpression(at.parent) &&
        at.parent.expression !== at &&
        isRunner(checker, at.parent),
    ) !== undefined
  );
}

function isRunner(checker: ts.TypeChecker, call: ts.CallExpression): boolean {
  let at: ts.Expression = skipOuter(call.expression);
  // `test.each(rows)("…", …)`, `describe.skip`
  while (!ts.isIdentifier(at)) {
    if (ts.isTaggedTemplateExpression(at)) at = skipOuter(at.tag);
    else if (ts.isPropertyAccessExpression(at) || ts.isCallExpression(at))
      at = skipOuter(at.expression);
    else return false;
  }
  return (
    isOneOf(checker, at, named) &&
    (symbolOf(checker, at)?.declarations?.some((each) =>
      runners.has(packageOf(each)),
    ) ??
      false)
  );
}
