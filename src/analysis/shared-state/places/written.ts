import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import type { How } from "./effect.ts";

/** Whether an assignment empties its target or gives it a value. */
export function writtenHow(right: ts.Expression): How {
  const inner = skipOuter(right);
  switch (inner.kind) {
    case ts.SyntaxKind.NullKeyword:
    case ts.SyntaxKind.FalseKeyword:
    case ts.SyntaxKind.VoidExpression:
      return "reset";
    case ts.SyntaxKind.NumericLiteral:
      return (inner as ts.NumericLiteral).text === "0" ? "reset" : "assign";
    case ts.SyntaxKind.StringLiteral:
      return (inner as ts.StringLiteral).text === "" ? "reset" : "assign";
    case ts.SyntaxKind.ArrayLiteralExpression:
      return (inner as ts.ArrayLiteralExpression).elements.length === 0
        ? "reset"
        : "assign";
    case ts.SyntaxKind.ObjectLiteralExpression:
      return (inner as ts.ObjectLiteralExpression).properties.length === 0
        ? "reset"
        : "assign";
    case ts.SyntaxKind.NewExpression: {
      const { expression, arguments: values } = inner as ts.NewExpression;
      return ts.isIdentifier(expression) &&
        /^(?:Map|Set|Array|WeakMap|WeakSet)$/.test(expression.text) &&
        !values?.length
        ? "reset"
        : "assign";
    }
    default:
      return ts.isIdentifier(inner) && inner.text === "undefined"
        ? "reset"
        : "assign";
  }
}

/** `[]`, `{}`, `new Map()`: an empty container that is filled from here on. */
export function startsOwn(right: ts.Expression): boolean {
  const inner = skipOuter(right);
  return (
    ts.isArrayLiteralExpression(inner) ||
    ts.isObjectLiteralExpression(inner) ||
    ts.isNewExpression(inner)
  );
}

/** `log = "";`, whatever happens, where the file adds to it (`log += line`): an empty text that grows from here on. */
export function startsText(assignment: ts.BinaryExpression): boolean {
  const { left, right, parent } = assignment;
  const inner = skipOuter(right);
  return (
    ts.isStringLiteralLike(inner) &&
    inner.text === "" &&
    ts.isExpressionStatement(parent) &&
    isOfEveryRun(parent.parent) &&
    inner.getSourceFile().text.includes(`${left.getText()} += `)
  );
}

/** The block of a function, or of a `try` in it: not one that a condition leads to (`if (today !== day) log = ""`). */
export function isOfEveryRun(block: ts.Node): boolean {
  return (
    ts.isFunctionLike(block.parent) ||
    (ts.isTryStatement(block.parent) &&
      block.parent.tryBlock === block &&
      isOfEveryRun(block.parent.parent))
  );
}
