import ts from "typescript";

import {
  functionAround,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";

/** `next[key] = value`: what an object that was made here is given part by part. */
export function filledInto(
  checker: ts.TypeChecker,
  declaration: ts.VariableDeclaration,
): readonly ts.Expression[] {
  const { name, initializer } = declaration;
  const around = functionAround(declaration);
  if (
    !around ||
    !ts.isIdentifier(name) ||
    !initializer ||
    !ts.isObjectLiteralExpression(skipOuter(initializer))
  )
    return [];
  const symbol = symbolOf(checker, name);
  const given: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      (ts.isPropertyAccessExpression(node.left) ||
        ts.isElementAccessExpression(node.left))
    ) {
      const holder = skipOuter(node.left.expression);
      if (
        ts.isIdentifier(holder) &&
        holder.text === name.text &&
        symbolOf(checker, holder) === symbol
      )
        given.push(node.right);
    }
    ts.forEachChild(node, visit);
  };
  visit(around);
  return given;
}
