import ts from "typescript";

import {
  functionAround,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { literalOf } from "../../../program/syntax/literals.ts";
import { isEquality } from "../../../program/syntax/operators.ts";
import type { ReadEffect } from "../places/effect.ts";

/** Whether a reading only tells what there is now, in the answer or in a log. */
export function isShown({ target, use }: ReadEffect): boolean {
  return use === "log" || isEcho(target);
}

/** `res.json(settings)`, `return settings`: the answer shows what there is now. */
function isEcho(node: ts.Node): boolean {
  let at = node;
  for (;;) {
    const { parent } = at;
    if (asksFixed(parent, at)) {
      at = parent;
      continue;
    }
    if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) return true;
    if (ts.isCallExpression(parent) && parent.expression !== at)
      return isAnswer(parent);
    if (ts.isExpressionStatement(parent))
      return isAnswer(skipOuter(parent.expression));
    if (
      ts.isStatement(parent) ||
      ts.isBinaryExpression(parent) ||
      ts.isConditionalExpression(parent) ||
      ts.isVariableDeclaration(parent)
    )
      return (
        ts.isBinaryExpression(parent) &&
        parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        isAnswer(parent)
      );
    at = parent;
  }
}

/** `settings.mode === "on"`, `isOn ? "on" : "off"`: the same in other words. */
function asksFixed(parent: ts.Node, at: ts.Node): boolean {
  if (ts.isBinaryExpression(parent))
    return (
      isEquality(parent.operatorToken.kind) &&
      literalOf(parent.left === at ? parent.right : parent.left) !== undefined
    );
  return (
    ts.isConditionalExpression(parent) &&
    parent.condition === at &&
    [parent.whenTrue, parent.whenFalse].every(
      (side) => literalOf(side) !== undefined,
    )
  );
}

/** `res.status(200).json(x)`, `ctx.body = x`: something that hangs on a parameter. */
function isAnswer(expression: ts.Expression): boolean {
  let at = ts.isBinaryExpression(expression)
    ? skipOuter(expression.left)
    : expression;
  let deep = false;
  while (
    ts.isPropertyAccessExpression(at) ||
    ts.isCallExpression(at) ||
    ts.isAwaitExpression(at)
  ) {
    deep = true;
    at = skipOuter(at.expression);
  }
  if (!deep || !ts.isIdentifier(at)) return false;
  const { text } = at;
  const around = functionAround(at);
  return (
    around?.parameters.some(
      ({ name }) => ts.isIdentifier(name) && name.text === text,
    ) ?? false
  );
}
