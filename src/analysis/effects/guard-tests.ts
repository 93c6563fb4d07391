import ts from "typescript";

import { skipOuter } from "../../program/syntax/functions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { holdsInProduction } from "./in-production.ts";

/** The value behind a local constant, or a name itself. */
export function behindLocal(
  checker: ts.TypeChecker,
  name: ts.Identifier,
): ts.Expression | undefined {
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  return declaration &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer &&
    !isModuleLevel(declaration)
    ? skipOuter(declaration.initializer)
    : undefined;
}

function isModuleLevel(declaration: ts.Node): boolean {
  return ts.findAncestor(declaration, ts.isFunctionLike) === undefined;
}

/** Whether a branch ends in a `return`. */
export function returns(statement: ts.Statement): boolean {
  return (
    ts.isReturnStatement(statement) ||
    (ts.isBlock(statement) && statement.statements.some(returns))
  );
}

/** What a condition finds missing: `!x`, `x === undefined`, `x == null`, `!map.has(k)`, `on && !x`. */
export function absenceTests(
  condition: ts.Expression,
): readonly ts.Expression[] {
  const inner = skipOuter(condition);
  if (
    ts.isPrefixUnaryExpression(inner) &&
    inner.operator === ts.SyntaxKind.ExclamationToken
  )
    return [skipOuter(inner.operand)];
  if (!ts.isBinaryExpression(inner)) return [];
  const operator = inner.operatorToken.kind;
  if (
    operator === ts.SyntaxKind.BarBarToken ||
    operator === ts.SyntaxKind.AmpersandAmpersandToken
  )
    return [...absenceTests(inner.left), ...absenceTests(inner.right)];
  const isEquality =
    operator === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    operator === ts.SyntaxKind.EqualsEqualsToken;
  return isEquality ? [skipOuter(inner.left)] : [];
}

/**
 * What a condition finds there: `x`, `x !== undefined`, `map.has(k)`, a constant read from a container, also where it looks
 * in production only (`isProduction && x`).
 */
export function presenceTests(
  checker: ts.TypeChecker,
  condition: ts.Expression,
): readonly ts.Expression[] {
  const inner = skipOuter(condition);
  if (ts.isBinaryExpression(inner)) {
    const operator = inner.operatorToken.kind;
    const isBoth = operator === ts.SyntaxKind.AmpersandAmpersandToken;
    if (isBoth && holdsInProduction(checker, inner.left))
      return presenceTests(checker, inner.right);
    return operator === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
      operator === ts.SyntaxKind.ExclamationEqualsToken ||
      isBoth
      ? presenceTests(checker, inner.left)
      : [];
  }
  return [
    (ts.isIdentifier(inner) ? behindLocal(checker, inner) : undefined) ?? inner,
  ];
}
