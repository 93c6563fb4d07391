import ts from "typescript";

import { skipOuter } from "../../program/syntax/functions.ts";
import { isConstant, symbolOf } from "../../program/types/symbols.ts";
import { typeAt } from "../../program/types/types.ts";

/** What a declaration gives a boolean: its initialiser, a getter's only value, what is assigned. */
export function valueOfDeclaration(
  checker: ts.TypeChecker,
  declaration: ts.Declaration,
): boolean | undefined {
  if (
    (ts.isPropertyDeclaration(declaration) ||
      ts.isPropertyAssignment(declaration) ||
      ts.isVariableDeclaration(declaration)) &&
    declaration.initializer
  )
    return booleanOf(checker, declaration.initializer);
  if (ts.isGetAccessor(declaration)) {
    const [only, ...others] = declaration.body?.statements ?? [];
    return only &&
      others.length === 0 &&
      ts.isReturnStatement(only) &&
      only.expression
      ? booleanOf(checker, only.expression)
      : undefined;
  }
  const assignment = ts.isBinaryExpression(declaration)
    ? declaration
    : declaration.parent;
  return ts.isBinaryExpression(assignment)
    ? booleanOf(checker, assignment.right)
    : undefined;
}

/** The value of an expression that the code writes down: a literal, a constant, another class's flag. */
export function booleanOf(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  depth = 4,
): boolean | undefined {
  const inner = skipOuter(expression);
  if (inner.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (inner.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (
    ts.isPrefixUnaryExpression(inner) &&
    inner.operator === ts.SyntaxKind.ExclamationToken
  ) {
    const value = ts.isNumericLiteral(inner.operand)
      ? inner.operand.text !== "0"
      : booleanOf(checker, inner.operand, depth);
    return value === undefined ? undefined : !value;
  }
  const byType = literalValue(typeAt(checker, inner));
  if (byType !== undefined || depth === 0) return byType;
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  if (!declaration) return undefined;
  if (ts.isVariableDeclaration(declaration) && !isConstant(declaration))
    return undefined;
  return valueOfDeclaration(checker, declaration);
}

/** The value that a type says: `true` of `static readonly x = true`. */
export function literalValue(type: ts.Type): boolean | undefined {
  if (!(type.flags & ts.TypeFlags.BooleanLiteral)) return undefined;
  return (type as { readonly intrinsicName?: string }).intrinsicName === "true";
}
