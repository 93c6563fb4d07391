import ts from "typescript";

import type { Use } from "./effect.ts";
import { typeAt } from "../../../program/types/types.ts";
import {
  isAssignment,
  isComparison,
  isDefaulting,
  isEquality,
} from "../../../program/syntax/operators.ts";

/**
 * What becomes of a value that is read at `node`: `isOwned` says which expressions belong to the
 * request, so that what is handed to them is the request's.
 */
export function useOf(
  checker: ts.TypeChecker,
  node: ts.Node,
  isOwned: (expression: ts.Expression) => boolean,
): Use {
  let computed = false;
  let snapshot = false;
  let at = node;
  for (;;) {
    const { parent } = at;
    if (ts.isBinaryExpression(parent)) {
      const operator = parent.operatorToken.kind;
      if (isEquality(operator)) {
        const other = parent.left === at ? parent.right : parent.left;
        return isLiteral(other) ? "mine" : "identity";
      }
      if (isAssignment(operator)) {
        // `list = [...list, x]` asks for whatever is there.
        return parent.right === at && parent.left.getText() === node.getText()
          ? "identity"
          : "mine";
      }
      if (isComparison(operator)) return "mine";
      if (operator !== ts.SyntaxKind.PlusToken && !isDefaulting(parent))
        computed = true;
    } else if (ts.isCallExpression(parent) && parent.expression !== at) {
      if (!ts.isExpressionStatement(parent.parent)) {
        if (isConversion(parent)) {
          at = parent;
          continue;
        }
        return "mine";
      }
      if (snapshot && !computed) return "snapshot";
      const parts = [parent.expression, ...parent.arguments];
      return computed || parts.some((part) => part !== at && isOwned(part))
        ? "mine"
        : snapshotOr(checker, parent);
    } else if (
      ts.isPropertyAssignment(parent) ||
      ts.isShorthandPropertyAssignment(parent) ||
      ts.isObjectLiteralExpression(parent)
    ) {
      snapshot = true;
    } else if (!isTransparent(parent, at)) {
      return snapshot && !computed && isHandedOut(parent) ? "snapshot" : "mine";
    }
    at = parent;
  }
}

/** A statement that calls something and ignores its result: a log or a metric. */
function snapshotOr(checker: ts.TypeChecker, call: ts.CallExpression): Use {
  // It ends the timer, whose ever it is.
  if (/^clear(?:Timeout|Interval|Immediate)$/.test(call.expression.getText()))
    return "mine";
  const type = typeAt(checker, call);
  return type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined) ||
    !type.getProperty("then")
    ? "log"
    : "mine";
}

function isHandedOut(node: ts.Node): boolean {
  return (
    ts.isReturnStatement(node) ||
    ts.isArrowFunction(node) ||
    ts.isExpressionStatement(node)
  );
}

function isTransparent(parent: ts.Node, at: ts.Node): boolean {
  return (
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isTemplateSpan(parent) ||
    ts.isTemplateExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    (ts.isPropertyAccessExpression(parent) &&
      !ts.isCallExpression(parent.parent)) ||
    (ts.isConditionalExpression(parent) && parent.condition !== at) ||
    (ts.isPrefixUnaryExpression(parent) &&
      parent.operator !== ts.SyntaxKind.ExclamationToken)
  );
}

/** `String(x)`, `x.toFixed(1)`: still the same value. */
function isConversion(call: ts.CallExpression): boolean {
  return (
    ts.isIdentifier(call.expression) &&
    /^(?:String|Number|Boolean|Math)$/.test(call.expression.text)
  );
}

function isLiteral(node: ts.Expression): boolean {
  return (
    ts.isLiteralExpression(node) ||
    node.kind === ts.SyntaxKind.NullKeyword ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    (ts.isIdentifier(node) && node.text === "undefined")
  );
}
