import ts from "typescript";

import { skipOuter } from "../../program/syntax/functions.ts";
import { behindLocal } from "./guard-tests.ts";
import { holdsInProduction, truthInProduction } from "./in-production.ts";

/** How many constants may stand between a condition and a container. */
const deepest = 4;

/** A place that a condition looks into. */
export interface Container {
  readonly place: ts.Expression;
  /** Where an element of it was asked for. */
  readonly key?: ts.Expression | undefined;
}

/**
 * `map` of `map.get(k)`, `map.has(k)` and `map[k]`, also where only production looks there; the value behind a local
 * constant; otherwise itself.
 */
export function containerOf(
  checker: ts.TypeChecker,
  tested: ts.Expression,
  depth = deepest,
): Container {
  const inner = inProduction(checker, skipOuter(tested));
  if (ts.isCallExpression(inner)) {
    const callee = skipOuter(inner.expression);
    return ts.isPropertyAccessExpression(callee) &&
      (callee.name.text === "get" || callee.name.text === "has")
      ? { place: callee.expression, key: inner.arguments[0] }
      : { place: inner };
  }
  if (ts.isElementAccessExpression(inner))
    return { place: inner.expression, key: inner.argumentExpression };
  const value =
    depth > 0 && ts.isIdentifier(inner)
      ? behindLocal(checker, inner)
      : undefined;
  if (
    value &&
    (ts.isCallExpression(value) ||
      isPartOfSomething(value) ||
      inProduction(checker, value) !== value)
  )
    return containerOf(checker, value, depth - 1);
  return { place: inner };
}

/** `map.get(k)` of `isProduction ? map.get(k) : undefined` and of `isProduction && map.get(k)`. */
function inProduction(
  checker: ts.TypeChecker,
  value: ts.Expression,
): ts.Expression {
  if (ts.isConditionalExpression(value)) {
    const holds = truthInProduction(checker, value.condition);
    if (holds === undefined) return value;
    return skipOuter(holds ? value.whenTrue : value.whenFalse);
  }
  return ts.isBinaryExpression(value) &&
    value.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken &&
    holdsInProduction(checker, value.left)
    ? skipOuter(value.right)
    : value;
}

function isPartOfSomething(value: ts.Expression): boolean {
  return (
    ts.isElementAccessExpression(value) || ts.isPropertyAccessExpression(value)
  );
}
