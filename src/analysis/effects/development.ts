import ts from "typescript";

import { skipOuter } from "../../program/functions.ts";

/** Whether code runs only while somebody develops: below `if (process.env.NODE_ENV !== "production")` and its kin. */
export function isForDevelopment(node: ts.Node): boolean {
  for (let at = node; at.parent && !ts.isFunctionLike(at); at = at.parent) {
    const { parent } = at;
    if (
      (ts.isIfStatement(parent) && at === parent.thenStatement) ||
      (ts.isConditionalExpression(parent) && at === parent.whenTrue)
    ) {
      const test = ts.isIfStatement(parent)
        ? parent.expression
        : parent.condition;
      if (saysDevelopment(test)) return true;
    }
  }
  return false;
}

function saysDevelopment(condition: ts.Expression): boolean {
  const inner = skipOuter(condition);
  if (!ts.isBinaryExpression(inner))
    return /^import\.meta\.env\.DEV$/.test(inner.getText());
  const operator = inner.operatorToken.kind;
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken)
    return saysDevelopment(inner.left) || saysDevelopment(inner.right);
  if (
    !/^process\.env(?:\.NODE_ENV|\[["']NODE_ENV["']\])$/.test(
      inner.left.getText(),
    )
  )
    return false;
  const value = ts.isStringLiteralLike(inner.right) ? inner.right.text : "";
  const differs =
    operator === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    operator === ts.SyntaxKind.ExclamationEqualsToken;
  return differs
    ? value === "production"
    : value === "development" || value === "test";
}
