import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { isEquality } from "../../../program/syntax/operators.ts";
import { typeAt } from "../../../program/types/types.ts";
import type { Stale, WriteEffect } from "../places/effect.ts";
import { isLimit } from "../places/guards.ts";

/**
 * `rows = rows.map((row) => (row.id === id ? { ...row, name } : row))` behind `if (!row) return;`: it looks for the
 * element again, and changes nothing where that is gone. So the check needs not to hold any more.
 */
export function looksAgain(
  checker: ts.TypeChecker,
  { target }: WriteEffect,
  { condition, read }: Stale,
): boolean {
  if (!condition || isLimit(condition) || !ts.isBinaryExpression(target))
    return false;
  const right = skipOuter(target.right);
  if (!ts.isCallExpression(right)) return false;
  const called = skipOuter(right.expression);
  return (
    ts.isPropertyAccessExpression(called) &&
    called.name.text === "map" &&
    called.expression.getText() === target.left.getText() &&
    looksFor(read.node) &&
    isOfPresence(checker, condition as ts.Expression)
  );
}

/** `rows.find((row) => row.id === id)`: by nothing else than which one it is. */
function looksFor(reading: ts.Node): boolean {
  if (
    !ts.isCallExpression(reading) ||
    !ts.isPropertyAccessExpression(reading.expression)
  )
    return false;
  const [test] = reading.arguments;
  switch (reading.expression.name.text) {
    case "includes":
      return true;
    case "find":
    case "some":
      return (
        test !== undefined &&
        ts.isArrowFunction(test) &&
        !ts.isBlock(test.body) &&
        isSameness(skipOuter(test.body))
      );
    default:
      return false;
  }
}

function isSameness(test: ts.Expression): boolean {
  return (
    ts.isBinaryExpression(test) &&
    test.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken &&
    [test.left, test.right].every((side) => {
      const inner = skipOuter(side);
      return (
        ts.isIdentifier(inner) ||
        ts.isPropertyAccessExpression(inner) ||
        ts.isCallExpression(inner)
      );
    })
  );
}

/** `!row`, `row === undefined`, `!rows.some(…)`: nothing of what the element says. */
function isOfPresence(
  checker: ts.TypeChecker,
  condition: ts.Expression,
): boolean {
  const inner = skipOuter(condition);
  if (ts.isPrefixUnaryExpression(inner))
    return isOfPresence(checker, inner.operand);
  if (ts.isBinaryExpression(inner))
    return (
      isEquality(inner.operatorToken.kind) &&
      /^(?:undefined|null)$/.test(skipOuter(inner.right).getText())
    );
  if (ts.isCallExpression(inner)) return looksFor(inner);
  const type = checker.getNonNullableType(typeAt(checker, inner));
  return (type.flags & ts.TypeFlags.Object) !== 0;
}
